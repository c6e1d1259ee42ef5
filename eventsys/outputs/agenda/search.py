"""Sessions that hold every word of a question, whatever its accents and capitals."""

from eventsys.outputs.folding import fold
from eventsys.programme.richtext import plain
from eventsys.programme.structs import Session
from eventsys.programme.view import View

from .memory import per_view


def found_by(view: View, question: str) -> tuple[Session, ...]:
    words = fold(question).split()
    if not words:
        return view.shown_sessions
    texts = _texts(view)
    return tuple(s for s in view.shown_sessions if all(word in texts[s.uid] for word in words))


@per_view
def _texts(view: View) -> dict[str, str]:
    """Session.uid to all that it is found by."""
    return {session.uid: fold(_said(view, session)) for session in view.shown_sessions}


def _said(view: View, session: Session) -> str:
    names = [part for seen in session.roster
             for part in (view.person(seen.person).name, seen.position, *seen.organisations)]
    room, track = view.every_room.get(session.room), view.tracks.get(session.track)
    return "\n".join([
        session.code, session.title, session.subtitle, plain(session.summary), *session.objectives, *names,
        *(organiser.name for organiser in session.organisers), room.name if room else "",
        track.name if track else ""])
