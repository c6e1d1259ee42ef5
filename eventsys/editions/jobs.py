"""The worker's share: print what is wanted."""

from collections.abc import Callable

from flask import current_app

from eventsys.kit.jobs import jobs
from eventsys.kit.logs import log
from eventsys.outputs.links import Links

from . import artifacts
from .reading import bytes_of

Printer = Callable[[str, bytes, str, Links], bytes]


@jobs.job(every_minute=True)
def print_wanted() -> int:
    """Make every artifact that is wanted; gives how many were made."""
    made = 0
    while (key := artifacts.claim()) is not None:
        made += _print(key)
    return made


def _print(key: artifacts.Key) -> bool:
    # Imported here: the web workers share this module and must not load the typesetting with it.
    from eventsys.editions.printing import print_kind

    try:
        body = print_kind(key.kind, bytes_of(key.digest), key.slug, Links(current_app.config["BASE_URL"]))
    except Exception as error:
        log.exception("could not print", extra={"kind": key.kind, "slug": key.slug})
        artifacts.failed(key, str(error) or type(error).__name__)
        return False
    artifacts.made(key, body)
    log.info("printed", extra={"kind": key.kind, "slug": key.slug, "octets": len(body)})
    return True
