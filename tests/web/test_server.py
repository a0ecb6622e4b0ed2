"""The server's own routes: page images, exports, and nothing to or from elsewhere."""

import json
from collections.abc import Iterator
from io import BytesIO
from typing import NamedTuple

import pytest
from docx import Document

from assistant.importing.shelf import shipped
from assistant.judgement.level import Level
from assistant.jury.review import Jury
from assistant.screening.desk import Desk
from assistant.settings.settings import Settings
from tests.jury.case import CRITERIA, Texts, put
from tests.web.serving import Serving

PNG = b"\x89PNG\r\n\x1a\n"


class Site(NamedTuple):
    """A server with a PDF of 17 pages, a DOCX, and a screening of four criteria."""

    serving: Serving
    jury: Jury
    pdf: str
    docx: str
    case: str


@pytest.fixture(scope="module")
def site(tmp_path_factory, sample) -> Iterator[Site]:
    desk = Desk(Settings(data=tmp_path_factory.mktemp("site") / "data", _env_file=None))
    rubric = shipped("esg-rmc")
    dossiers = {}
    for kind in ("pdf", "docx"):
        dossiers[kind] = desk.take_in(sample / f"dossier.{kind}")
        entry = desk.open(rubric, dossiers[kind], rubric.criteria[:1], "offline")
        desk.records.set_state(entry.screening.id, "done", 1)
    case = put(desk.records, Texts(candidate='K-27"\r\nX: <é>/../'))
    serving = Serving(desk.settings.data)
    yield Site(serving, Jury(desk.records), dossiers["pdf"].sha256, dossiers["docx"].sha256, case)
    serving.kill()
    desk.records.engine.dispose()


def test_every_page_of_a_pdf_has_its_image(site):
    for number in (1, 17):
        answer = site.serving.get(f"/page/{site.pdf}/{number}.png")
        assert (answer.status, answer.headers["content-type"]) == (200, "image/png")
        assert answer.body.startswith(PNG)
        assert answer.headers["cache-control"].startswith("private")


@pytest.mark.parametrize("number", ["0", "18", "-1", "99999999999999999999", "abc", "1.5", "", "1%00", "%EF%BC%91"])
def test_a_page_that_is_not_there_is_not_found(site, number):
    assert site.serving.get(f"/page/{site.pdf}/{number}.png").status == 404


def test_a_dossier_without_pages_has_no_image_and_french_says_so(site):
    answer = site.serving.get(f"/page/{site.docx}/1.png")
    assert (answer.status, answer.text) == (404, "Cette page n'a pas d'image.")


@pytest.mark.parametrize(
    "path",
    [
        "/page/{unknown}/1.png",
        "/page/../../etc/passwd",
        "/page/../../criterium.sqlite/1.png",
        "/page/%2e%2e/1.png",
        "/page/%2e%2e%2f%2e%2e%2fetc%2fpasswd%00/1.png",
        "/page/..%2f{pdf}/1.png",
        "/page/{pdf}/../{pdf}/1.png",
        "/page/{pdf}%2f1/1.png",
        "/page/{pdf}/1.png/..",
        "//page//{pdf}//1.png",
        "/page/{upper}/1.png",
    ],
)
def test_path_tricks_find_nothing(site, path):
    asked = path.format(pdf=site.pdf, upper=site.pdf.upper(), unknown="e" * 64)
    answer = site.serving.get(asked)
    assert answer.status == 404
    assert PNG not in answer.body
    assert b"root:" not in answer.body


@pytest.mark.parametrize("path", ["/etc/passwd", "{data}/criterium.sqlite", "{data}/files/{pdf}.pdf"])
def test_no_file_of_the_machine_is_served(site, path):
    asked = path.format(data=site.serving.data, pdf=site.pdf)
    for door in ("/gradio_api/file=", "/file=", "/static/", "/"):
        answer = site.serving.get(door + asked)
        assert answer.status in (403, 404)
        assert not answer.body.startswith((b"root:", b"SQLite", b"%PDF"))


def test_exports_wait_for_the_last_decision_and_are_then_whole(site):
    for kind in ("docx", "csv", "json"):
        answer = site.serving.get(f"/export/{site.case}.{kind}")
        assert answer.status == 409
        assert answer.text == "4 critères restent à décider avant l'export : C1-1, C1-2, C2-1, C2-2."
    for criterion in CRITERIA:
        site.jury.decide(site.case, criterion, juror="A. B.", level=Level.MET, comment="Oui.")
    content = json.loads(site.serving.get(f"/export/{site.case}.json").body)
    assert content["counts"]["met"] == 4
    answer = site.serving.get(f"/export/{site.case}.csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.body.decode("utf-8-sig").startswith("Candidat;Session;")
    answer = site.serving.get(f"/export/{site.case}.docx")
    assert len(Document(BytesIO(answer.body)).tables) == 2
    assert answer.headers["content-disposition"] == 'attachment; filename="grille-K-27---X---------.docx"'


def test_what_is_lacking_leaves_without_waiting_for_a_decision(site):
    answer = site.serving.get(f"/manques/{site.case}.docx")
    assert answer.status == 200
    assert len(Document(BytesIO(answer.body)).tables) == 2  # to complete, and to check
    assert answer.headers["content-disposition"] == 'attachment; filename="manques-K-27---X---------.docx"'
    assert site.serving.get("/manques/0000000000000000.docx").status == 404


@pytest.mark.parametrize("name", ["0000000000000000.docx", "{case}.exe", "{case}.DOCX", "..%2f{case}.json", "{case}"])
def test_an_export_that_is_not_there_is_not_found(site, name):
    assert site.serving.get("/export/" + name.format(case=site.case)).status == 404


@pytest.mark.parametrize(
    "path",
    ["/", "/?examen=x", "/page/x/1.png", "/export/x.docx", "/nowhere", "/config", "/gradio_api/file=/etc/passwd"],
)
def test_every_response_forbids_the_browser_to_load_from_or_send_elsewhere(site, path):
    headers = site.serving.get(path).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'self'"
    assert policy["connect-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert policy["form-action"] == "'self'"
    assert not any(word in value for value in policy.values() for word in ("http", "*", "//"))
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("path", ["/", "/export/x.json", "/config", "/gradio_api/info"])
@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:{port}", "10.0.0.7"])
def test_a_foreign_host_name_is_refused(site, path, host):
    answer = site.serving.get(path, Host=host.format(port=site.serving.port))
    assert answer.status == 400
    assert "content-security-policy" in answer.headers
    assert len(answer.body) < 100


def test_this_machines_own_names_are_answered(site):
    for host in ("127.0.0.1", "localhost"):
        assert site.serving.get("/", Host=f"{host}:{site.serving.port}").status == 200


def test_another_sites_page_is_not_given_leave_to_read_or_act(site):
    for method in ("GET", "OPTIONS"):
        answer = site.serving.get(
            "/gradio_api/queue/join",
            method,
            Origin="http://evil.example",
            Access_Control_Request_Method="POST",
            Access_Control_Request_Headers="content-type",
        )
        assert answer.headers.get("access-control-allow-origin") not in ("*", "http://evil.example")


def test_a_form_of_another_site_starts_nothing(site):
    join = '{"data": [], "fn_index": 0, "session_hash": "x"}'
    for kind in ("text/plain", "application/x-www-form-urlencoded"):
        answer = site.serving.get(
            "/gradio_api/queue/join", "POST", join, Origin="http://evil.example", Content_Type=kind
        )
        assert answer.status == 422


def test_a_defect_of_ours_is_not_taken_for_an_exam_that_is_not_there(site):
    records = site.jury.records
    known = records.entry(site.case).screening
    # Its dossier is nowhere: whatever is asked of it fails.
    broken = records.open_screening(known.model_copy(update={"dossier": "e" * 64, "candidate": "K-0"})).screening.id
    for path in (f"/export/{broken}.docx", f"/export/{broken}.json", f"/manques/{broken}.docx"):
        answer = site.serving.get(path)
        assert (answer.status, answer.headers["content-type"]) == (500, "text/plain; charset=utf-8")
        assert answer.text == (
            "Ce fichier n'a pas pu être écrit, par un défaut de Critérium ; le détail est dans "
            f"{site.serving.data}/defaut.log."
        )
    assert "KeyError" in (site.serving.data / "defaut.log").read_text("utf-8")
