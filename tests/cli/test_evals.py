"""``criterium evals`` as it is typed."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run, refused

HEAD = "item,rater,rating\n"


@pytest.fixture
def write(tmp_path: Path):
    def written(text: str | bytes, name: str = "notes.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return written


PLAIN = HEAD + "a,x,0\na,y,0\nb,x,1\nb,y,2\nc,x,2\nc,y,2\nd,x,0\nd,y,1\n"
QWK = 1 - 2 / 6.5


def test_the_agreed_shape(criterium: Run, write) -> None:
    found = criterium("evals", "agree", write(PLAIN), "--json", "-").json
    overall = found["overall"]
    assert overall["items"] == 4
    assert overall["raters"] == 2
    assert overall["qwk"] == pytest.approx(QWK)
    assert overall["skipped"] == 0
    assert {
        "items", "raters", "exact", "adjacent", "kappa", "kappa_linear", "qwk", "alpha_nominal", "alpha_ordinal",
        "alpha_interval", "ac1", "ac2_quadratic", "pearson", "bias", "ci", "skipped",
    } <= overall.keys()  # fmt: skip
    low, high = overall["ci"]["exact"]
    assert low <= overall["exact"] <= high
    assert found["groups"] == {}


def test_groups_and_the_whole(criterium: Run, write) -> None:
    text = "group,item,rater,rating\n" + "".join(f"g1,{line}\n" for line in PLAIN.splitlines()[1:])
    text += "g2,a,x,1\ng2,a,y,1\n"
    found = criterium("evals", "agree", write(text), "--json", "-").json
    assert found["groups"]["g1"]["qwk"] == pytest.approx(QWK)
    assert found["groups"]["g2"]["items"] == 1
    assert found["groups"]["g2"]["qwk"] is None
    assert "qwk" in found["groups"]["g2"]["undefined"]
    assert found["overall"]["items"] == 5


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + PLAIN,
        PLAIN.replace(",", ";"),
        PLAIN.replace(",", "\t"),
        PLAIN.replace(",", ";").replace(";0\n", ";0,0\n").replace(";2\n", ";2,0\n"),
        PLAIN.replace("\n", "\r\n"),
        "".join(f"{line},\n" for line in PLAIN.splitlines()),
        PLAIN + ",,\n\n",
        PLAIN.replace("item,rater,rating", " Item , RATER,rating"),
        PLAIN.encode("utf-16"),
        '"item","rater","rating"\n' + PLAIN.removeprefix(HEAD),
        PLAIN.replace(",0\n", ",not_met\n").replace(",1\n", ",partial\n").replace(",2\n", ",Démontré\n"),
    ],
    ids=["bom", "semicolons", "tabs", "decimal commas", "crlf", "nameless column", "blank lines", "head", "utf-16",
         "quoted", "levels"],
)  # fmt: skip
def test_what_spreadsheets_write_is_read(criterium: Run, write, text: str | bytes) -> None:
    assert criterium("evals", "agree", write(text), "--json", "-").json["overall"]["qwk"] == pytest.approx(QWK)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HEAD + "a,x,1\na,y,un\n", "ligne 3 : « un » n'est pas une note"),
        (HEAD + "a,x,1\na,y,nan\n", "ligne 3 : « nan »"),
        (HEAD + "a,x,1\na,y,2\na,x,2\n", "ligne 4 : « x » note « a » une seconde fois (déjà ligne 2)"),
        (HEAD + "a,x,met\na,y,2\n", "ligne 3 : « 2 » n'est pas un des quatre niveaux"),
        (HEAD + "a,,1\na,y,2\n", "ligne 2 : l'évaluateur n'est pas nommé"),
        (HEAD + "a,x\na,y,2\n", "ligne 2 : 2 cellules au lieu de 3"),
        (HEAD + "a,x,\na,y,\n", "la colonne « rating » est vide"),
        ("item,rater,rating,note\na,x,1,2\n", "ligne 1 : la colonne « note » n'est pas connue"),
        ("item,rater,rating,\na,x,1,oups\n", "ligne 2 : une cellule est remplie dans une colonne sans nom"),
        ("item,rater,rater,rating\na,x,x,1\n", "la colonne « rater » est donnée deux fois"),
        ("item,rating\na,1\n", "il manque rater"),
        (HEAD + 'a,"x,1\n', "ligne 2 : le CSV est mal formé"),
        (HEAD, "aucune ligne"),
        ("", "est vide"),
        (HEAD.encode() + b"a,x,1\n\xe9l,y,1\n", "ligne 3 : ce n'est pas de l'UTF-8"),
    ],
)
def test_bad_input_is_named_by_line(criterium: Run, write, text: str | bytes, said: str) -> None:
    assert said in refused(criterium("evals", "agree", write(text), "--json", "-"))


def test_many_faults_are_counted(criterium: Run, write) -> None:
    text = HEAD + "".join(f"i{n},x,bof\n" for n in range(12))
    assert refused(criterium("evals", "agree", write(text))).count("ligne") == 5
    assert "et 7 autres" in refused(criterium("evals", "agree", write(text)))


def test_lines_without_effect_are_named(criterium: Run, write) -> None:
    found = criterium("evals", "agree", write(PLAIN + "e,x,1\nf,x,\n"), "--json", "-").json
    assert found["overall"]["skipped"] == 2
    assert found["skipped_lines"] == [
        {"line": 10, "why": "seule note de cet élément"},
        {"line": 11, "why": "note vide"},
    ]


def test_one_rater_gives_no_figure(criterium: Run, write) -> None:
    done = criterium("evals", "agree", write(HEAD + "a,x,1\nb,x,2\n"))
    assert done.code == 0
    assert "indéfini : aucun élément n'a deux notes" in done.out


def test_a_person_reads_french(criterium: Run, write) -> None:
    done = criterium("evals", "agree", write(PLAIN))
    assert "kappa quadratique (QWK)" in done.out
    assert "premier : x · second : y" in done.out


def test_a_file_that_is_not_there(criterium: Run, tmp_path: Path) -> None:
    assert "ne peut pas être lu" in refused(criterium("evals", "agree", tmp_path / "absent.csv"))


CORPUS = [
    {"id": "p1", "text": "Le budget est financé par la mairie."},
    {"id": "p2", "text": "Les clientes préfèrent le pain complet."},
    {"id": "p3", "text": "Rien à voir avec la question."},
]
QUERIES = [
    {"id": "q1", "text": "Qui finance le budget ?", "relevant": ["p1"]},
    {"id": "q2", "text": "pain des clientes", "relevant": ["p2", "p3"]},
]


def lines(objects: list[dict]) -> str:
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in objects)


def test_retrieval_in_the_agreed_shape(criterium: Run, write) -> None:
    corpus, queries = write(lines(CORPUS), "c.jsonl"), write(lines(QUERIES), "q.jsonl")
    found = criterium("evals", "retrieve", "--corpus", corpus, "--queries", queries, "--json", "-").json
    assert list(found) == ["queries", "recall@1", "recall@5", "recall@10", "mrr@10", "ndcg@10", "seconds"]
    assert found["queries"] == 2
    assert found["recall@1"] == 0.75
    assert found["mrr@10"] == 1.0


@pytest.mark.parametrize(
    ("corpus", "queries", "said"),
    [
        (lines([*CORPUS, CORPUS[0]]), lines(QUERIES), "ligne 4 : l'identifiant « p1 » est déjà pris"),
        (lines(CORPUS), lines([{**QUERIES[0], "relevant": ["p9"]}]), "ligne 1 : le passage « p9 » n'est pas"),
        (lines(CORPUS), lines([{**QUERIES[0], "relevant": []}]), "ligne 1 : il faut « relevant »"),
        (lines(CORPUS) + "{", lines(QUERIES), "c.jsonl, ligne 4 : ce n'est pas du JSON"),
        (lines(CORPUS), "[]\n", "q.jsonl, ligne 1 : un objet JSON est attendu"),
        (lines([{"id": 3, "text": "x"}]), lines(QUERIES), "ligne 1 : il faut « id » et « text »"),
        ("", lines(QUERIES), "c.jsonl est vide"),
        (lines(CORPUS), "\n", "q.jsonl est vide"),
    ],
)
def test_bad_collections_are_named_by_line(criterium: Run, write, corpus: str, queries: str, said: str) -> None:
    done = criterium("evals", "retrieve", "--corpus", write(corpus, "c.jsonl"), "--queries", write(queries, "q.jsonl"))
    assert said in refused(done)
