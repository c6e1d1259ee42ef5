"""The worker's share: print what is wanted."""

from pathlib import Path

from flask import current_app

from eventsys.kit import storage
from eventsys.kit.jobs import jobs
from eventsys.kit.logs import log
from eventsys.outputs.paper import render_in_child

from . import artifacts
from .reading import bytes_of


@jobs.job(every_minute=True)
def print_wanted() -> int:
    """Make every artifact that is wanted; gives how many were made."""
    made = 0
    while (key := artifacts.claim()) is not None:
        made += _print(key)
    return made


def _print(key: artifacts.Key) -> bool:
    kind, _, size = key.kind.partition("-")
    try:
        body = render_in_child(
            kind, bytes_of(key.digest), base=current_app.config["BASE_URL"], slug=key.slug,  # type: ignore[arg-type]
            size=size or "a4", locale=key.locale or "en", load=_picture,
            cache=Path(current_app.config["DATA_DIR"]) / "fonts")
    except Exception as error:
        log.exception("could not print", extra={"kind": key.kind, "slug": key.slug})
        artifacts.failed(key, str(error) or type(error).__name__)
        return False
    artifacts.made(key, body)
    log.info("printed", extra={"kind": key.kind, "slug": key.slug, "octets": len(body)})
    return True


def _picture(digest: str) -> bytes:
    try:
        return storage.read(digest)
    except FileNotFoundError as error:
        raise LookupError(digest) from error
