"""Documents of an event: a new file takes the place of the one before, which is kept. Flushes, never commits."""

from typing import Any

from eventsys.kit import clock, rows
from eventsys.kit.storage import StoredFile

from . import belongings
from .models import DocumentColumns, Event, EventDocument, Version


def add(event: Event, summit: Event, title: str, file: StoredFile | None = None, **facts: Any) -> EventDocument:
    return belongings.add(EventDocument, event, summit, title, title=title, **facts, **of_file(file))


def change(document: EventDocument, summit: Event, facts: dict[str, Any], file: StoredFile | None, seen: int) -> bool:
    """Raises journal.Stale."""
    return rows.change(document, {**facts, **put_in_place(document, file)}, seen, "events.document.change", summit.id,
                       name=facts["title"])


def bring_back(document: EventDocument, summit: Event, digest: str, seen: int) -> bool:
    """An earlier version becomes the current one again. KeyError where it has none with that digest."""
    version = {one.digest: one for one in document.earlier}[digest]
    left = tuple(one for one in document.earlier if one.digest != digest)
    facts = {"digest": version.digest, "media_type": version.media_type, "size": version.size,
             "earlier": (*left, *_was(document))}
    return rows.change(document, facts, seen, "events.document.back", summit.id, name=document.title)


def put_in_place(document: DocumentColumns, file: StoredFile | None) -> dict[str, Any]:
    """What changes where a file is put in the place of the one before; nothing without one."""
    if file is None or file.digest == document.digest:
        return {}
    return {**of_file(file), "url": "", "earlier": (*document.earlier, *_was(document))}


def _was(document: DocumentColumns) -> tuple[Version, ...]:
    if not document.digest:
        return ()
    return (Version(document.digest, document.media_type, document.size or 0, clock.now()),)


def of_file(file: StoredFile | None) -> dict[str, Any]:
    return {} if file is None else {"digest": file.digest, "media_type": file.media_type, "size": file.size}
