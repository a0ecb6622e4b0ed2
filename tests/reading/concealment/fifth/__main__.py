"""How many are flagged: ``python -m tests.reading.concealment.fifth``.

Counts alone: whoever reads which ones are missed and mends them has no held-out set any more.
"""

from pathlib import Path

from assistant.dossier.instruction import instruction_spans

HERE = Path(__file__).parent


def main() -> None:
    """Prints a count for each file."""
    for name, told in (("said", "instructions"), ("honest", "honest texts")):
        lines = (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines()
        print(f"flagged {sum(bool(instruction_spans(line)) for line in lines)} of {len(lines)} {told}")


if __name__ == "__main__":
    main()
