"""Run as ``python -m assistant.importing.worker FILE NAME``: reads one hostile référentiel and prints the proposal."""

from assistant.importing.reader import read
from assistant.reading.confined import answer

if __name__ == "__main__":
    answer(read)
