"""What rooms above keep of the spreadsheets that were read: whoever is erased stands there, too.

Rooms below know these tables by name only.
"""

from collections.abc import Collection

from sqlalchemy import delete, select

from .database import db
from .journal_forgetting import striking

TABLE, COLUMNS = "sheet_run", ("mapping", "decisions", "report")


def strike(words: Collection[str], event_id: int | None = None) -> None:
    """Take these words out of what was read from sheets of one summit, or of all."""
    struck, table = striking(words), db.metadata.tables[TABLE]
    if struck is None:
        return
    asked = select(table.c.id, *(table.c[name] for name in COLUMNS))
    for row in db.session.execute(asked if event_id is None else asked.where(table.c.event_id == event_id)).all():
        values = {name: struck(getattr(row, name)) for name in COLUMNS}
        if any(values[name] != getattr(row, name) for name in COLUMNS):
            db.session.execute(table.update().where(table.c.id == row.id).values(values))


def drop(event_id: int, kind: str) -> set[str]:
    """All that was read of one kind of sheet; gives the digests of the files."""
    table = db.metadata.tables[TABLE]
    own = (table.c.event_id == event_id, table.c.kind == kind)
    digests = {digest for digest in db.session.scalars(select(table.c.digest).where(*own)) if digest}
    db.session.execute(delete(table).where(*own))
    return digests
