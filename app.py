"""Opens the web interface; nothing else."""

from assistant.cli.main import main

if __name__ == "__main__":
    main(["serve"])
