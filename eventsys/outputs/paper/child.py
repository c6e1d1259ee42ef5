"""Print in a process of its own, within limits of time and memory.

Texts come from many hands; a layout can be made to run for hours or to eat all memory. The child knows no
database and no secret: it gets the programme's bytes and the pictures it names, and gives back a PDF.
"""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import msgspec

from eventsys.programme import canonical
from eventsys.programme.structs import Event, Programme

from .fonts import configuration

Kind = Literal["booklet", "glance", "closing", "record", "own"]
ROOT = Path(__file__).resolve().parents[3]
# What Python, GLib and the loader of libraries say when there is no more; not every library says anything.
_WANT_OF_MEMORY = ("MemoryError", "failed to allocate", "Error creating thread", "cannot load library",
                   "Cannot allocate")
_CRASHES = (signal.SIGSEGV, signal.SIGABRT, signal.SIGTRAP, signal.SIGBUS)


class Limits(msgspec.Struct, frozen=True):
    seconds: int = 600  # of processor time
    megabytes: int = 3000  # of address space; what is in use is about a quarter of it


class Job(msgspec.Struct, frozen=True):
    """What the child is told."""

    kind: Kind
    programme: bytes  # canonical; of a record, or an agenda of one's own, its JSON
    slug: str
    base: str  # BASE_URL
    size: str
    locale: str
    catalogue: str  # folder of translations, or empty
    pictures: dict[str, bytes]
    limits: Limits
    strict: bool


class PaperFailed(RuntimeError):
    """No PDF came; the message says why, in a line."""


def render_in_child(kind: Kind, programme: bytes, *, base: str, slug: str = "", size: str = "a5",
                    locale: str = "en", catalogue: str = "", load: Callable[[str], bytes] | None = None,
                    cache: Path | None = None, limits: Limits | None = None, strict: bool = False) -> bytes:
    """The PDF of a programme, given as canonical bytes; the same bytes each time.

    `load` gives a picture's bytes by digest (LookupError where there is none), `cache` is a folder that may
    be kept between calls. Raises NoFont, PaperFailed, NotAProgramme.
    """
    decoded = canonical.decode(programme)
    return _printed(Job(kind, programme, slug, base, size, locale, catalogue, _pictures(decoded, load),
                        limits or Limits(), strict), cache)


def record_in_child(record: bytes, *, locale: str = "en", catalogue: str = "", cache: Path | None = None,
                    limits: Limits | None = None, strict: bool = False) -> bytes:
    """The PDF of what is kept of one person: a `record.Record` as JSON. Raises NoFont, PaperFailed."""
    return _printed(Job("record", record, "", "", "a4", locale, catalogue, {}, limits or Limits(), strict), cache)


def own_in_child(own: bytes, *, locale: str = "en", catalogue: str = "", cache: Path | None = None,
                 limits: Limits | None = None, strict: bool = False) -> bytes:
    """The PDF of one participant's agenda: an `own.Own` as JSON. Raises NoFont, PaperFailed."""
    return _printed(Job("own", own, "", "", "a4", locale, catalogue, {}, limits or Limits(), strict), cache)


def _printed(job: Job, cache: Path | None) -> bytes:
    fonts = configuration(cache or Path(tempfile.gettempdir()) / f"eventsys-paper-{os.getuid()}")
    try:
        done = subprocess.run([sys.executable, "-m", "eventsys.outputs.paper"], cwd=ROOT, capture_output=True,
                              input=msgspec.msgpack.encode(job), env=_environment(fonts), check=False,
                              timeout=job.limits.seconds * 3)
    except subprocess.TimeoutExpired as error:
        raise PaperFailed(f"printing took more than {job.limits.seconds * 3} seconds") from error
    if done.returncode == 0 and done.stdout.startswith(b"%PDF"):
        return done.stdout
    raise PaperFailed(_reason(done.returncode, done.stderr.decode(errors="replace"), job.limits))


def _pictures(programme: Programme, load: Callable[[str], bytes] | None) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for event in programme.events if load else ():
        for digest in _named(event) - set(found):
            try:
                found[digest] = load(digest)  # type: ignore[misc]
            except LookupError:
                continue
    return found


def _named(event: Event) -> set[str]:
    logos = {listing.logo.digest for tier in event.tiers for listing in tier.listings if listing.logo}
    return logos | ({event.picture.digest} if event.picture else set())


def _environment(fonts: Path) -> dict[str, str]:
    """Nothing of the parent's but where to find programs and the temporary folder."""
    kept = {name: os.environ[name] for name in ("PATH", "TMPDIR", "LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH")
            if name in os.environ}
    return {**kept, "FONTCONFIG_FILE": str(fonts), "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8",
            "PYTHONHASHSEED": "0", "HOME": tempfile.gettempdir()}


def _reason(code: int, said: str, limits: Limits) -> str:
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        return f"printing was stopped: it needed more than {limits.seconds} seconds of processor time or all memory"
    if any(sign in said for sign in _WANT_OF_MEMORY):
        return f"printing was stopped: it needed more than {limits.megabytes} MB"
    if -code in _CRASHES:
        return f"printing crashed, most likely because it needed more than {limits.megabytes} MB"
    last = said.strip().splitlines()[-1:] or [f"the process ended with {code}"]
    return f"printing failed: {last[0][:500]}"
