"""All that the database holds, as text, to look for words that must not be there any more."""

import json
from typing import Any

from sqlalchemy import select

from eventsys.kit.database import db


def places_of(*words: str) -> set[str]:
    """Tables in which one of the words stands, however it is written."""
    db.session.rollback()
    forms = {form for word in words for form in (word, json.dumps(word)[1:-1])}
    return {f"{table.name}: {form}" for table in db.metadata.sorted_tables
            for row in db.session.execute(select(table)) for value in row for form in forms if form in _text(value)}


def _text(value: Any) -> str:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return value if isinstance(value, str) else json.dumps(value, default=str, ensure_ascii=False)
