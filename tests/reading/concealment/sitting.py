"""What is flagged of phrases that were written in one sitting."""

from collections.abc import Sequence

from assistant.dossier.instruction import instruction_spans


def report(said: Sequence[str], honest: Sequence[str]) -> None:
    """Prints how many are flagged on each side, and those that went wrong."""
    missed = [text for text in said if not instruction_spans(text)]
    wrong = [text for text in honest if instruction_spans(text)]
    print(f"flagged {len(said) - len(missed)} of {len(said)} instructions; {len(wrong)} of {len(honest)} honest texts")
    for text in (*missed, *wrong):
        print("   ", text)
