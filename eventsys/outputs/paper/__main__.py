"""The child: a Job on standard input, a PDF on standard output."""

import gettext
import os
import resource
import sys

import msgspec

from eventsys.outputs.links import Links
from eventsys.programme import canonical, view

from .child import Job, Limits


def main() -> None:
    job = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Job)
    _limit(job.limits)
    sys.stdout.buffer.write(_printed(job))


def _limit(limits: Limits) -> None:
    os.nice(5)
    memory = limits.megabytes * 1024 * 1024
    for kind, most in ((resource.RLIMIT_CPU, limits.seconds), (resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0)):
        _soft, hard = resource.getrlimit(kind)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (most, most if kind != resource.RLIMIT_CPU else hard))


def _printed(job: Job) -> bytes:
    # Not above: a layout's libraries are loaded under the limits, and read FONTCONFIG_FILE as they load.
    from .booklet import booklet
    from .closing import closing
    from .glance import glance
    from .own import own
    from .own_words import Own
    from .record import Record, record
    from .words import Words

    catalogue = gettext.translation("messages", job.catalogue or None, [job.locale.replace("-", "_")], fallback=True)
    words = Words(catalogue.gettext, catalogue.ngettext, job.locale)
    if job.kind == "record":
        return record(msgspec.json.decode(job.programme, type=Record), words,
                      canonical.digest(job.programme)[:32].encode(), job.strict)
    if job.kind == "own":
        return own(msgspec.json.decode(job.programme, type=Own), words, canonical.digest(job.programme)[:32].encode(),
                   job.strict)
    seen = view.view(canonical.decode(job.programme), job.slug)
    identifier = canonical.digest(job.programme)[:32].encode()
    if job.kind == "glance":
        return glance(seen, Links(job.base), words, job.pictures.__getitem__, identifier, job.strict)
    if job.kind == "closing":
        return closing(seen, Links(job.base), words, job.pictures.__getitem__, identifier, job.strict)
    return booklet(seen, Links(job.base), "a4" if job.size == "a4" else "a5", words, job.pictures.__getitem__,
                   identifier, job.strict)


if __name__ == "__main__":
    main()
