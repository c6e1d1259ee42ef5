"""The booklet against one WeasyPrint process that lays out the same content as plain blocks."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from eventsys.outputs.paper.child import Job, Limits
from eventsys.outputs.paper.fonts import configuration
from eventsys.programme import canonical
from tests.workload import SLUG, summit

from .figures import Figure

ROOT = Path(__file__).parents[2]


class Spent(NamedTuple):
    seconds: float  # of processor time
    megabytes: float  # at the peak
    octets: int


def figures(folder: Path) -> Iterator[Figure]:
    programme = canonical.encode(summit())
    job = Job("booklet", programme, SLUG, "https://events.example.org", "a5", "en", "", {},
              Limits(), False)
    parts = folder / "parts.json"
    ours = _spent("tests.bench.booklet_parts", msgspec.msgpack.encode(job), folder, BOOKLET_PARTS=str(parts))
    plain = _spent("tests.bench.plain_blocks", parts.read_bytes(), folder)
    yield Figure("booklet, of plain blocks", ours.seconds / plain.seconds, 1, at_least=False,
                 note=f"{ours.seconds:.0f} s against {plain.seconds:.0f} s of processor time")
    yield Figure("memory of printing it", ours.megabytes, 350, at_least=False, unit="MB",
                 note=f"{ours.octets / 1e6:.1f} MB of PDF; plain blocks {plain.megabytes:.0f} MB of memory")


def _spent(module: str, told: bytes, folder: Path, **more: str) -> Spent:
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as out:
        given.write(told)
        given.seek(0)
        process = subprocess.Popen([sys.executable, "-m", module], cwd=ROOT, stdin=given, stdout=out, env={
            **os.environ, "FONTCONFIG_FILE": str(configuration(folder / "paper")), "PYTHONPATH": str(ROOT),
            "PYTHONHASHSEED": "0", **more})
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise RuntimeError(f"{module} ended with {process.returncode}")
        return Spent(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, out.seek(0, os.SEEK_END))
