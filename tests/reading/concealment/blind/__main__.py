"""How many of each blind set are flagged: ``python -m tests.reading.concealment.blind``.

Counts alone: whoever reads which ones are missed and mends them has no held-out set any more.
"""

from pathlib import Path

from assistant.dossier.instruction import instruction_spans


def main() -> None:
    """Prints a line for each set."""
    for folder in sorted(path for path in Path(__file__).parent.iterdir() if (path / "said.txt").is_file()):
        said, honest = (_flagged(folder / f"{name}.txt") for name in ("said", "honest"))
        print(f"{folder.name}: flagged {said} instructions, {honest} honest texts")


def _flagged(path: Path) -> str:
    lines = path.read_text(encoding="utf-8").splitlines()
    return f"{sum(bool(instruction_spans(line)) for line in lines)} of {len(lines)}"


if __name__ == "__main__":
    main()
