"""Read in a process of its own: a file may be made so that a library eats all memory, or never ends."""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import cast

import msgspec

from .book import Answer, Book, Form, Order, Wanted
from .faults import Code, Unreadable
from .limits import SECONDS

ROOT = Path(__file__).resolve().parents[4]


def read(data: bytes, form: Form, wanted: Wanted) -> Book:
    """Raises Unreadable."""
    order = msgspec.msgpack.encode(Order(data, form, wanted))
    try:
        done = subprocess.run([sys.executable, "-m", "eventsys.imports.sheets.reading"], cwd=ROOT, input=order,
                              capture_output=True, env=_environment(), check=False, timeout=SECONDS * 3)
    except subprocess.TimeoutExpired:
        raise Unreadable("too_slow") from None
    if done.returncode != 0:
        raise Unreadable(_why(done.returncode, done.stderr))
    return _book(msgspec.msgpack.decode(done.stdout, type=Answer))


def _why(code: int, said: bytes) -> Code:
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        return "too_slow"
    return "too_much" if code < 0 or b"MemoryError" in said or b"allocat" in said else "damaged"


def _book(answer: Answer) -> Book:
    if answer.book is None:
        raise Unreadable(cast(Code, answer.code), **answer.values)
    return answer.book


def _environment() -> dict[str, str]:
    """Nothing of the parent's but where to find programs: no secret, no database."""
    kept = {name: os.environ[name] for name in ("PATH", "TMPDIR", "LD_LIBRARY_PATH") if name in os.environ}
    return {**kept, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", "HOME": tempfile.gettempdir()}
