"""Run as ``python -m assistant.reading.worker FILE NAME``: reads one hostile file and prints its dossier."""

from assistant.reading.confined import answer
from assistant.reading.reader import read

if __name__ == "__main__":
    answer(read)
