"""Contacts by themselves: what of a text leads to a person, by its form."""

import pytest

from assistant.drafting.masking.contacts import contacts


def found(text: str) -> list[str]:
    """The longest contacts of the text, in reading order."""
    spans = sorted({(c.start, c.end) for c in contacts(text)})
    longest = [s for s in spans if not any(o != s and o[0] <= s[0] and s[1] <= o[1] for o in spans)]
    return [text[start:end].strip() for start, end in longest]


@pytest.mark.parametrize(
    "address",
    ["12 RUE DU PORT\nAPT 4\n44000 NANTES", "7 bis quai Haut (boîte 3)\n69001 Lyon", "8, passage Vert, esc. B, 44000 Nantes",
     "Cité U Les Pins, pavillon 2, ch. 11, 35000 Rennes", "14, rue de la Mer\nCité 9\n62300 Lens",
     "Les Rosiers, 4 chemin du Val, La Séguinière", "2 bis rue Haute, interphone MENARD", "Rua Nova 27, 2.º esq., 4050-265 Porto"],
)  # fmt: skip
def test_a_postal_address_is_found_whole(address: str) -> None:
    assert found(f"Écrire :\n{address}\n\nMerci.") == [address]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Étudiante : ROY Zoé (n° 32114111)", "32114111"),
        ("N° de dossier VAE : VAE-44-0012345", "VAE-44-0012345"),
        ("Matricules AB3-118 et AB3-127", "AB3-118 et AB3-127"),
        ("Identifiant France Travail : 1234567 K", "1234567 K"),
        ("INE ......... 1608 0411 11 F", "1608 0411 11 F"),
        ("Né le ....... 1er mai 2001", "1er mai 2001"),
        ("née Roy le 2 mai 1971 à Laval", "2 mai 1971"),
        ("FR76 1111 2222 3333\n4444 5555 666", "FR76 1111 2222 3333\n4444 5555 666"),
        ("Code postal, ville : 62300 LENS", "62300 LENS"),
        ("Étudiant : X\nN° : 20 24 51 11", "20 24 51 11"),
    ],
)
def test_a_number_with_its_label_is_found(text: str, number: str) -> None:
    assert found(text) == [number]


@pytest.mark.parametrize(
    "text",
    [
        "Le contrat n° 04 72 40 11 11 du catalogue", "Le 02-40-12-11-11 (c'est sa référence)", "La tondeuse 06.30.45.11.11 porte un code",
        "cote 03 21 00 11 11", "12 rue", "Le 3 mai 2024, à 14 h", "En 2024, 44000 visiteurs", "RNCP 38123, bloc 2",
    ],
)  # fmt: skip
def test_codes_and_dates_are_no_contacts(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("02 41 11 22 33/06 11 22 33 44", ["02 41 11 22 33", "06 11 22 33 44"]),
        ("Port.06 11 22 33 44", ["06 11 22 33 44"]),
        ("06 112 233 44", ["06 112 233 44"]),
        ("03 53 01\n44 11", ["03 53 01\n44 11"]),
        ("+33 06 11 22 33 44", ["+33 06 11 22 33 44"]),
        ("06–11–22–33–44", ["06–11–22–33–44"]),
        ("+32 475/12.34.56", ["+32 475/12.34.56"]),
        ("Code | Prix\n06 11 22 33 44 | 4 €", []),
        ("Nom | Portable\nRoy | 06 11 22 33 44", ["06 11 22 33 44"]),
    ],
)
def test_a_telephone_number_is_found_in_any_grouping_and_a_code_is_not(text: str, numbers: list[str]) -> None:
    assert found(text) == numbers
