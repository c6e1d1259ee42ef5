"""A cleaned drawing as a picture: resvg in a process of its own, within limits of time and memory."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import msgspec

from .svg import Drawing, NotALogo

ROOT = Path(__file__).resolve().parents[2]
WIDEST, HIGHEST = 1600, 800  # pixels: 600 dpi on the largest tile of the booklet
SECONDS, MEGABYTES = 10, 1500


class Job(msgspec.Struct, frozen=True):
    markup: str
    width: int | None
    height: int | None
    seconds: int
    megabytes: int


def drawn(drawing: Drawing) -> bytes:
    """PNG with a clear ground, as large as fits. Raises NotALogo("complex") for what takes too much."""
    by_width = drawing.width / drawing.height >= WIDEST / HIGHEST
    job = Job(drawing.markup, WIDEST if by_width else None, None if by_width else HIGHEST, SECONDS, MEGABYTES)
    kept = {name: os.environ[name] for name in ("PATH", "TMPDIR", "LD_LIBRARY_PATH") if name in os.environ}
    try:
        done = subprocess.run([sys.executable, "-m", "eventsys.sponsors.drawn"], cwd=ROOT, capture_output=True,
                              input=msgspec.json.encode(job), check=False, timeout=3 * SECONDS,
                              env={**kept, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", "HOME": tempfile.gettempdir()})
    except subprocess.TimeoutExpired as error:
        raise NotALogo("complex") from error
    if done.returncode == 0 and done.stdout.startswith(b"\x89PNG"):
        return done.stdout
    raise NotALogo("xml" if done.returncode == 1 else "complex")
