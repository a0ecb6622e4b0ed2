"""Runs in deepeval's own environment: URL, dossier, criteria; G-Eval, asynchronous, 20 in flight; prints seconds."""

import asyncio
import json
import sys
import time
from pathlib import Path

from deepeval.metrics import GEval
from deepeval.models import LocalModel
from deepeval.test_case import LLMTestCase, SingleTurnParams


async def main() -> None:
    url, dossier, criteria = sys.argv[1:4]
    model = LocalModel(model="modele-test", base_url=url, api_key="x")
    case = LLMTestCase(input="Dossier professionnel", actual_output=Path(dossier).read_text("utf-8"))
    places = asyncio.Semaphore(20)

    async def measured(criterion: dict[str, str]) -> float:
        metric = GEval(
            name=criterion["id"],
            criteria=criterion["text"],
            evaluation_params=[SingleTurnParams.ACTUAL_OUTPUT],
            model=model,
            async_mode=True,
        )
        async with places:
            return await metric.a_measure(case, _show_indicator=False)

    began = time.perf_counter()
    scores = await asyncio.gather(*(measured(c) for c in json.loads(Path(criteria).read_text())))
    print(json.dumps({"seconds": time.perf_counter() - began, "graded": len(scores)}))


asyncio.run(main())
