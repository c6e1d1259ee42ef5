"""Documents of a session: files of ours, or links to where they lie. Flushes, never commits."""

from typing import Any

from sqlalchemy import select

from eventsys.events.documents import of_file, put_in_place
from eventsys.kit import journal, ranked, rows
from eventsys.kit.database import db
from eventsys.kit.storage import StoredFile

from .models import Session, SessionDocument


def of(session: Session) -> list[SessionDocument]:
    """In the organiser's order."""
    return list(db.session.scalars(select(SessionDocument).where(SessionDocument.session_id == session.id)
                                   .order_by(SessionDocument.rank, SessionDocument.id)))


def find(session: Session, number: int) -> SessionDocument | None:
    """None also for one of another session."""
    return db.session.scalar(select(SessionDocument).where(
        SessionDocument.id == number, SessionDocument.session_id == session.id))


def add(session: Session, facts: dict[str, Any], file: StoredFile | None) -> SessionDocument:
    journal.act("session.document.add", about=session.summit_id, name=facts["title"], session=session.title)
    document = SessionDocument(session_id=session.id, rank=ranked.after(of(session)), **facts, **of_file(file))
    db.session.add(document)
    db.session.flush()
    return document


def change(document: SessionDocument, session: Session, facts: dict[str, Any], file: StoredFile | None,
           seen: int) -> bool:
    """Another file takes the place of the one before, which is kept. Raises journal.Stale."""
    return rows.change(document, {**facts, **put_in_place(document, file)}, seen, "session.document.change",
                       session.summit_id, name=facts["title"], session=session.title)


def delete(document: SessionDocument, session: Session) -> None:
    journal.act("session.document.delete", about=session.summit_id, name=document.title, session=session.title)
    db.session.delete(document)
    db.session.flush()
