"""What a reader may not do, tried by Python code that a file would have taken over, and room for a few at a time."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from assistant.errors import UserError
from assistant.reading.slots import Slots

TRIES = {
    "connect": "import socket; socket.create_connection(('127.0.0.1', 9))",
    "look a name up": "import socket; socket.getaddrinfo('exemple.fr', 80)",
    "listen": "import socket; socket.socket()",
    "start a program": "import subprocess; subprocess.run(['/bin/true'])",
    "start a shell": "import os; os.system('true')",
    "become another": "import os; os.execv('/bin/true', ['true'])",
    "write outside": "open(outside, 'w')",
    "empty a file": "import os; os.open(outside, os.O_TRUNC | os.O_WRONLY)",
    "remove a file": "import os; os.remove(outside)",
    "leave its folder": "import os; os.mkdir(folder + '/../neuf')",
    "follow a link out": "import os; open(folder + '/lien', 'w')",
    "write at length": "open(folder + '/x', 'w').write('x' * 10_000_000)",
    "take all memory": "bytearray(3 * 1024**3)",
    "open everything": "kept = [open('/dev/null') for _ in range(500)]",
    "lift a bound": "import resource; resource.setrlimit(resource.RLIMIT_AS, (2**40, 2**40))",
}


@pytest.mark.parametrize("what", TRIES)
def test_a_confined_process_may_not(what: str, tmp_path: Path) -> None:
    folder, outside = tmp_path / "à lui", tmp_path / "à d'autres.txt"
    folder.mkdir()
    outside.write_text("intact", encoding="utf-8")
    (folder / "lien").symlink_to(outside)
    script = (
        "import sys; from assistant.reading.confined import confine\n"
        "folder, outside = sys.argv[1:3]\nconfine(folder, 20)\n"
        f"try:\n    {TRIES[what]}\nexcept (OSError, MemoryError, ValueError) as error:\n    print('refusé', type(error).__name__)\n"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", script, str(folder), str(outside)], capture_output=True, text=True, check=False
    )
    assert done.stdout.startswith("refusé"), done.stderr
    assert outside.read_text("utf-8") == "intact"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["à d'autres.txt", "à lui"]


def test_a_confined_process_reads_and_recognises(tmp_path: Path) -> None:
    script = (
        "import sys, subprocess; from assistant.reading.confined import confine\n"
        "confine(sys.argv[1], 20); open('/etc/hostname', 'rb').read()\n"
        "try:\n    subprocess.run(['tesseract', '--version'], capture_output=True)\nexcept FileNotFoundError:\n    pass\nprint('lu')"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", script, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert done.stdout == "lu\n", done.stderr


def test_a_process_that_spins_is_ended_by_the_system(tmp_path: Path) -> None:
    script = "import sys; from assistant.reading.confined import confine\nconfine(sys.argv[1], -4)\nwhile True: pass"
    done = subprocess.run([sys.executable, "-I", "-c", script, str(tmp_path)], capture_output=True, check=False)
    assert done.returncode < 0


def test_only_so_many_read_at_once_and_the_others_are_told() -> None:
    slots = Slots(2)
    most, now, lock, go = [0], [0], threading.Lock(), threading.Event()

    def work() -> None:
        with slots.one(60):
            with lock:
                now[0] += 1
                most[0] = max(most[0], now[0])
            go.wait(60)
            with lock:
                now[0] -= 1

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads[:2]:
        thread.start()
    while now[0] < 2:
        os.sched_yield()
    with pytest.raises(UserError, match="Trop de fichiers sont en cours de lecture"), slots.one(0.01):
        pass
    for thread in threads[2:]:
        thread.start()
    go.set()
    for thread in threads:
        thread.join()
    assert most[0] == 2
    with slots.one(0.01):
        pass
