import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as somebody:
        somebody.bind(("127.0.0.1", 0))
        somebody.listen()
        yield somebody.getsockname()[1]


def test_a_port_in_use_is_told_before_anything_starts(taken: int, tmp_path: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG", "HOME")}
    ended = subprocess.run(
        [sys.executable, "-m", "eventsys.dev.serve"], cwd=ROOT, timeout=60, capture_output=True, text=True, check=False,
        env=kept | {"EVENTSYS_ENV": "development", "PORT": str(taken), "DATA_DIR": str(tmp_path)})
    assert ended.returncode == 1
    assert ended.stderr.startswith(f"Error: Port {taken} can't be used: ")
    assert ended.stderr.count("\n") == 1
    assert not (tmp_path / "eventsys.db").exists()
