"""Reads one fiche of France compétences' RNCP export: blocs and compétences, which is all that a fiche holds."""

from collections.abc import Iterator

from lxml import etree

from assistant.errors import UserError
from assistant.importing.interpretation import interpreted
from assistant.importing.proposal import Doubt, Proposal, Unplaced
from assistant.importing.readers.markup import pieces_of
from assistant.importing.source import Cell, Piece, Role, Source, Table

LARGEST = 32 * 1024 * 1024
"""Bytes of the largest file that is read; the export of every fiche is many times that."""
_ROLES: tuple[Role, ...] = ("block", "competency", "assessment")
_BESIDE = (
    "OBJECTIFS_CONTEXTE",
    "ACTIVITES_VISEES",
    "CAPACITES_ATTESTEES",
    "PREREQUIS_ENTREE_FORMATION",
    "PREREQUIS_VALIDATION_CERTIFICATION",
)
"""What a fiche says beside its blocs, that a référentiel has no place for."""
_NAMED_AT_MOST = 5
_NO_CRITERIA = (
    "Une fiche RNCP ne porte pas de critères d'évaluation : les prendre dans le référentiel du certificateur."
)


def read_rncp(content: bytes, name: str) -> Proposal:
    """The draft référentiel that the only fiche of an export holds.

    Raises:
        UserError: it is not such an export, holds several fiches, or its fiche has no bloc.
    """
    sheet = _sheet(_root(content, name), name)
    number, title = _said(sheet, "NUMERO_FICHE"), _said(sheet, "INTITULE")
    if not title:
        raise UserError(
            f"{name} : la fiche {number or 'sans numéro'} n'a pas d'intitulé ; exporter la fiche de nouveau."
        )
    certifiers = [text for element in _all(sheet, "NOM_CERTIFICATEUR") if (text := _text(element))]
    lines: list[str] = []
    regions: list[Piece | Table] = [_written(text, lines) for text in (title, *certifiers)]
    rows = [_row(block, lines) for block in _all(sheet, "BLOC_COMPETENCES")]
    rows = [row for row in rows if row[1].pieces]
    if not rows:
        raise UserError(
            f"{name} : la fiche {number or title} ne décrit aucun bloc de compétences ; il n'y a rien à importer."
        )
    proposal = interpreted(Source(name, tuple(lines), (*regions, Table(tuple(rows), _ROLES))))
    return _completed(proposal, sheet, title, certifiers)


def _completed(proposal: Proposal, sheet: etree._Element, title: str, certifiers: list[str]) -> Proposal:
    """The proposal with what the fiche's own fields say for sure, and what stands beside the blocs."""
    lines = list(proposal.lines)
    certifier = " ; ".join(certifiers) or None
    said = {title, *certifiers}
    beside = [piece for piece in proposal.unplaced if piece.text not in said]
    for tag in _BESIDE:
        for piece in pieces_of(_said(sheet, tag), (1, 1)):
            beside.append(Unplaced(line=_written(piece.text, lines).place[0], text=piece.text))
    everything = sum(map(_letters, lines))
    texts = {piece.text for piece in beside}
    left = sum(_letters(line) for line in lines if line in texts)
    return proposal.model_copy(
        update={
            "rubric": proposal.rubric.model_copy(update={"title": title, "certifier": certifier}),
            "lines": tuple(lines),
            "doubts": (Doubt(line=1, text=_NO_CRITERIA), *proposal.doubts),
            "unplaced": tuple(beside),
            "placed": 1 - left / everything,
        }
    )


def _letters(text: str) -> int:
    return sum(character.isalpha() for character in text)


def _root(content: bytes, name: str) -> etree._Element:
    if len(content) > LARGEST:
        raise UserError(f"{name} : le fichier dépasse {LARGEST // 1024**2} Mo ; n'y garder que la fiche voulue.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UserError(f"{name} : le XML est mal formé ; exporter la fiche de nouveau.") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UserError(f"{name} : le XML porte une définition DOCTYPE, que Critérium refuse ; l'enlever.")
    return root


def _sheet(root: etree._Element, name: str) -> etree._Element:
    sheets = [root] if _tag(root) == "FICHE" else list(_all(root, "FICHE"))
    if not sheets:
        raise UserError(f"{name} : ce XML n'est pas un export du RNCP ; il y manque l'élément « FICHE ».")
    if len(sheets) > 1:
        numbers = ", ".join(_said(sheet, "NUMERO_FICHE") or "?" for sheet in sheets[:_NAMED_AT_MOST])
        more = ", …" if len(sheets) > _NAMED_AT_MOST else ""
        raise UserError(f"{name} : le fichier contient {len(sheets)} fiches ({numbers}{more}) ; n'en garder qu'une.")
    return sheets[0]


def _row(block: etree._Element, lines: list[str]) -> tuple[Cell, ...]:
    heading = " ".join(part for part in (_said(block, "CODE"), _plain(_said(block, "LIBELLE"))) if part)
    head = (_written(heading, lines),) if heading else ()
    return Cell(head), _cell(block, "LISTE_COMPETENCES", lines), _cell(block, "MODALITES_EVALUATION", lines)


def _cell(block: etree._Element, tag: str, lines: list[str]) -> Cell:
    pieces = pieces_of(_said(block, tag), (1, 1))
    return Cell(tuple(_written(piece.text, lines, piece.depth) for piece in pieces))


def _written(text: str, lines: list[str], depth: int = 0) -> Piece:
    """The text as a line of its own, and the piece that it is."""
    lines.append(text)
    return Piece(text, (len(lines), len(lines)), depth=depth)


def _plain(markup: str) -> str:
    return " ".join(piece.text for piece in pieces_of(markup, (1, 1)))


def _tag(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _all(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    return (element for element in parent.iter() if _tag(element) == tag)


def _said(parent: etree._Element, tag: str) -> str:
    """The text of the element's own child of that name; empty without one."""
    return next((_text(child) for child in parent if _tag(child) == tag), "")


def _text(element: etree._Element) -> str:
    """The element's text on one line; HTML that stands in it as elements is kept as markup."""
    inside = "".join(etree.tostring(child, encoding="unicode") for child in element)
    return " ".join(f"{element.text or ''}{inside}".split())
