"""Real processes, as somebody starts them who forgot a variable or misspelt it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
SHORT = {"SECRET_KEY": "short"}


def started(words: list[str | Path], data: Path, **said: str) -> subprocess.CompletedProcess[str]:
    known = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG", "HOME")}
    return subprocess.run(words, cwd=ROOT, env=known | {"DATA_DIR": str(data)} | said, capture_output=True,
                          text=True, timeout=60, check=False)


@pytest.mark.parametrize("words", [
    [BIN / "flask", "--app", "wsgi", "publish", "summit"],
    [BIN / "flask", "--app", "wsgi", "db", "upgrade"],
    [sys.executable, "-m", "eventsys.dev.serve"]], ids=["publish", "db", "make run"])
def test_a_command_says_it_and_ends(words: list[str | Path], tmp_path: Path) -> None:
    ended = started(words, tmp_path, **SHORT)
    assert ended.returncode not in (0, 3)  # 3 is of an import that had to refuse rows
    assert (ended.stdout, ended.stderr) == ("", "Error: SECRET_KEY must have at least 32 characters\n")


def test_the_server_says_it_and_does_not_try_for_ever(tmp_path: Path) -> None:
    ended = started([BIN / "gunicorn", "--workers", "1", "--bind", "127.0.0.1:0", "--no-control-socket", "wsgi:app"],
                    tmp_path, **SHORT)
    assert ended.returncode != 0
    assert ended.stderr.count("SECRET_KEY must have") == 1
    assert "Traceback" not in ended.stderr
