"""Several screenings of one process: the endpoint's limits are theirs together."""

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Lock

from assistant.importing.shelf import shipped
from assistant.rubric.scope import criteria_in_scope
from assistant.screening.desk import Desk
from assistant.screening.run import Runner
from assistant.settings.settings import Settings
from tests.openai_server import Answer, Body, OpenAIServer, answers


def test_calls_under_way_are_counted_over_all_screenings(tmp_path: Path) -> None:
    under_way, most = 0, 0
    lock = Lock()

    def slow(body: Body, _: int) -> Answer:
        nonlocal under_way, most
        with lock:
            under_way += 1
            most = max(most, under_way)
        time.sleep(0.3)
        with lock:
            under_way -= 1
        return answers(body)

    rubric = shipped("esg-rmc")
    with OpenAIServer(slow) as server:
        desk = Desk(
            Settings(
                data=tmp_path / "data",
                llm_base_url=server.url,
                llm_model="modele-test",
                llm_concurrency=1,
                _env_file=None,  # type: ignore[call-arg]
            )
        )
        opened = []
        for number in range(3):
            path = tmp_path / f"dossier-{number}.md"
            path.write_text(f"# Le budget\n\nLe conseil a voté {number + 2} 500 € pour la saison.\n", encoding="utf-8")
            criteria = criteria_in_scope(rubric, ["C2.1"])
            opened.append(desk.open(rubric, desk.take_in(path), criteria, "llm").screening.id)
        runner = Runner(desk)
        try:
            with ThreadPoolExecutor(3) as threads:
                list(threads.map(runner.run, opened))
        finally:
            runner.close()
    assert [desk.records.usage(screening).calls for screening in opened] == [1, 1, 1]
    assert most == 1
