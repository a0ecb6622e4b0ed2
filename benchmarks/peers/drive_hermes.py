"""Runs in hermes-rubric's own environment: URL, dossier, criteria, ``batch`` or ``each``; prints seconds."""

import json
import os
import sys
import time
from pathlib import Path

url, dossier, criteria, how = sys.argv[1:5]
os.environ |= {"OPENAI_BASE_URL": url, "OPENAI_API_KEY": "x", "HERMES_RUBRIC_OPENAI_SDK_MODEL": "modele-test"}

from hermes_rubric import assess  # noqa: E402 -- reads its environment when it is imported

given = json.loads(Path(criteria).read_text())
rubric = {
    "rubric_intent": "Lire le dossier au regard du référentiel.",
    "dimensions": [
        {
            "id": f"d{number}",
            "name": c["id"],
            "description": c["text"],
            "weight": 1,
            "evidence_instructions": "Citer le dossier.",
            "scoring_instructions": "De 0 à 10.",
            "hedge": False,
        }
        for number, c in enumerate(given)
    ],
}
text = Path(dossier).read_text("utf-8")
began = time.perf_counter()
result = assess(
    target=text, rubric=rubric, backend="openai-sdk", batch=how == "batch", target_window_bytes=len(text.encode())
)
print(json.dumps({"seconds": time.perf_counter() - began, "graded": len(result.per_dim_scores)}))
