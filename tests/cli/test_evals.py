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


THREE = HEAD + "a,x,0\na,y,0\na,z,0\nb,x,1\nb,y,2\nb,z,1\nc,x,2\nc,y,2\nc,z,2\n"
GRADES = "candidate,criterion,rater,level,comment\n"


def test_three_raters_have_no_signed_difference(criterium: Run, write) -> None:
    out = criterium("evals", "agree", write(THREE)).out
    assert "différence standardisée              indéfini : il faut exactement deux évaluateurs, il y en a 3" in out
    assert "pas de variance" not in out


def test_three_raters_are_compared_by_pairs(criterium: Run, write) -> None:
    done = criterium("evals", "agree", write(THREE))
    assert "par paire d'évaluateurs" in done.out
    assert "confusion" not in done.out
    found = criterium("evals", "agree", write(THREE), "--json", "-").json["overall"]["pairs"]
    assert [(pair["first"], pair["second"], pair["items"]) for pair in found] == [
        ("x", "y", 3),
        ("x", "z", 3),
        ("y", "z", 3),
    ]
    assert (found[1]["exact"], found[1]["kappa"], found[1]["qwk"]) == (1.0, 1.0, 1.0)
    # x 0 1 2 against y 0 2 2: observed 2/3, by chance (1 + 0 + 2) / 9.
    assert found[0]["kappa"] == pytest.approx((2 / 3 - 1 / 3) / (1 - 1 / 3))


def test_two_raters_are_compared_by_level(criterium: Run, write) -> None:
    out = criterium("evals", "agree", write(HEAD + "a,x,met\na,y,met\nb,x,met\nb,y,partiel\n")).out
    lines = [line.split() for line in out.splitlines()]
    assert ["démontré", "0", "1", "1"] in lines
    assert ["démontré", "0.500", "0.667"] in lines
    assert "par paire" not in out


def test_ratings_outside_the_scale_are_counted(criterium: Run, write) -> None:
    text = HEAD + "a,x,met\na,y,not_assessable\nb,x,partial\nb,y,partial\nc,x,met\nc,y,met\n"
    out = criterium("evals", "agree", write(text)).out
    assert "1 note(s) « non évaluable à l'écrit » : une catégorie à part dans accord exact · kappa de Cohen" in out
    assert "hors de l'échelle, donc absentes des autres mesures" in out
    assert criterium("evals", "agree", write(text), "--json", "-").json["overall"]["not_assessable"] == 1
    assert "non évaluable" not in criterium("evals", "agree", write(PLAIN)).out


def test_a_sets_grades_are_read_and_candidates_drawn(criterium: Run, write) -> None:
    rows = "".join(
        f"X-0{n},C{c},{rater},{level},\n"
        for n in (1, 2, 3)
        for c in (1, 2)
        for rater, level in (("A", "met"), ("B", "met" if n + c > 2 else "partial"))
    )
    found = criterium("evals", "agree", write(GRADES + rows), "--json", "-").json
    assert (found["overall"]["items"], found["overall"]["exact"]) == (6, pytest.approx(5 / 6))
    assert found["intervals"]["drawn"] == "candidate"
    # By rows, all six could be drawn right; by candidate, X-01 alone gives one half: so the low end is .5 or more.
    assert found["overall"]["ci"]["exact"][0] >= 0.5
    assert found["groups"] == {}
    by = criterium("evals", "agree", write(GRADES + rows), "--by-criterion", "--json", "-").json
    assert {name: group["exact"] for name, group in by["groups"].items()} == {"C1": pytest.approx(2 / 3), "C2": 1.0}
    told = criterium("evals", "agree", write(GRADES + rows))
    assert "1000 tirages, qui rééchantillonnent les candidats." in told.out


def test_a_candidate_column_is_what_is_drawn(criterium: Run, write) -> None:
    head, rows = "candidate,item,rater,rating\n", PLAIN.splitlines()[1:]
    one = criterium("evals", "agree", write(head + "".join(f"K,{row}\n" for row in rows)), "--json", "-").json
    assert one["overall"]["qwk"] == pytest.approx(QWK)
    assert one["overall"]["ci"] == {}
    assert "un seul candidat" in one["overall"]["undefined"]["ci.qwk"]
    each = criterium("evals", "agree", write(head + "".join(f"K{row[0]},{row}\n" for row in rows)), "--json", "-").json
    plain = criterium("evals", "agree", write(PLAIN), "--json", "-").json
    assert each["overall"]["ci"] == plain["overall"]["ci"]
    assert (each["intervals"]["drawn"], plain["intervals"]["drawn"]) == ("candidate", "item")


@pytest.mark.parametrize(
    ("text", "options", "said"),
    [
        ("candidate,item,rater,rating\nK,a,x,1\nL,a,y,1\n", [], "ligne 3 : l'élément « a » est déjà celui d'un autre"),
        ("candidate,item,rater,rating\n,a,x,1\nL,b,y,1\n", [], "ligne 2 : le candidat n'est pas nommé"),
        (GRADES + "K,C1,A,met,\nK,,B,met,\n", [], "ligne 3 : le critère n'est pas nommé"),
        (GRADES + "K,C1,A,met,\nK,C1,A,met,\n", [], "ligne 3 : « A » note « K/C1 » une seconde fois (déjà ligne 2)"),
        (GRADES + "K,C1,A,met,\nK,C1,B,2,\n", [], "ligne 3 : « 2 » n'est pas un des quatre niveaux"),
        (PLAIN, ["--by-criterion"], "retirer --by-criterion"),
        (PLAIN, ["--draft", "z"], "« z » n'est pas un évaluateur"),
    ],
)
def test_what_agree_refuses(criterium: Run, write, text: str, options: list[str], said: str) -> None:
    assert said in refused(criterium("evals", "agree", write(text), *options))


def test_the_alternative_annotator_test(criterium: Run, write) -> None:
    few = criterium("evals", "agree", write(THREE), "--draft", "z")
    assert "alt-test de « z » : indéfini, il faut au moins 3 jurés, il y en a 2" in few.out
    rows = "".join(f"i{n},{rater},{n % 3}\n" for n in range(40) for rater in "abcd")
    assert criterium("evals", "agree", write(HEAD + rows), "--draft", "d", "--json", "-").json["alt_test"] == {
        "winning_rate": 1.0,
        "advantage": 1.0,
        "why": None,
    }


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
