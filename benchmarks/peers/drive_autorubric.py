"""Runs in autorubric's own environment: URL, dossier, criteria, ``per_item`` or ``per_criterion``; prints seconds."""

import asyncio
import json
import sys
import time
from pathlib import Path

from autorubric import LLMConfig, Rubric
from autorubric.graders import CriterionGrader


async def main() -> None:
    url, dossier, criteria, calls = sys.argv[1:5]
    rubric = Rubric.from_dict(
        [{"weight": 1.0, "requirement": c["text"]} for c in json.loads(Path(criteria).read_text())]
    )
    config = LLMConfig(model="openai/modele-test", api_base=url, api_key="x", max_parallel_requests=20)
    grader = CriterionGrader(judge_model_config=config, llm_calls=calls)
    text = Path(dossier).read_text("utf-8")
    began = time.perf_counter()
    result = await rubric.grade(to_grade=text, grader=grader)
    print(json.dumps({"seconds": time.perf_counter() - began, "graded": len(result.report)}))


asyncio.run(main())
