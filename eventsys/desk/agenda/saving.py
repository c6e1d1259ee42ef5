"""What a save carries, and what is answered to it: to a page without script and to one with it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from secrets import token_urlsafe
from typing import Any

from flask import Response, g, jsonify, make_response, redirect, request, url_for
from werkzeug import Response as Answer

from eventsys.agenda import history
from eventsys.agenda.history import Steps
from eventsys.agenda.moving import Gone, Hand, Locked, Outcome, Overtaken, Saved
from eventsys.agenda.queries import Card, cards
from eventsys.events.models import Room
from eventsys.events.services import listed
from eventsys.kit import notices, templates
from eventsys.kit.http import number_or, wants_json
from eventsys.kit.i18n import gettext as _
from eventsys.kit.i18n import ngettext
from eventsys.kit.journal import Theirs

from ..shell import event_page, here, personal, wall
from .words import place_words, step_words

LONGEST_NAME = 60


@dataclass(frozen=True)
class Side:
    """One session that somebody else changed meanwhile."""

    title: str
    theirs: str
    who: str
    at: datetime  # UTC
    yours: str


def number(given: str | None) -> int:
    """A number of a form; 0 for what is none."""
    return number_or(0, given)


def session_ids() -> list[int]:
    """Of a form about several: in its order, each once."""
    return [each for each in dict.fromkeys(map(number, request.form.getlist("session"))) if each]


def hand(ids: Iterable[int]) -> Hand:
    form = request.form
    return Hand({each: number(form.get(f"seen-{each}")) for each in ids}, form.get("save", "")[:LONGEST_NAME],
                number(form.get("known")))


def actor() -> str:
    return f"account:{g.account.id}"


def new_save() -> str:
    """A name for the save of a form: sent twice, it is made once."""
    return token_urlsafe(9)


def back(session_id: int = 0) -> str:
    """The agenda as it was looked at; at that session."""
    query = request.query_string.decode()
    return url_for("desk.agenda", slug=here().event.slug) + (f"?{query}" if query else "") + (
        f"#s-{session_id}" if session_id else "")


def answer(outcome: Outcome, ids: Sequence[int], notice: str, yours: dict[int, str]) -> Answer:
    """`yours` says by session what was wished for, in words; `notice` what was done."""
    match outcome:
        case Saved():
            return _saved(outcome, ids, notice)
        case Overtaken():
            return _overtaken(outcome, ids, yours)
        case Locked():
            return refused(locked_words(outcome), 423)
        case Gone():
            return refused(_("This session is not there any more: somebody has deleted it"), 404)


def _saved(outcome: Saved, ids: Sequence[int], notice: str) -> Answer:
    if wants_json():
        return personal(jsonify(act=outcome.act, seen=outcome.revisions, **steps_data()))
    if outcome.act:
        notices.say(notice, undo=outcome.act)
    return redirect(back(ids[0] if ids else 0), 303)


def steps_data(before: int | None = None) -> dict[str, Any]:
    """What the page's Undo and Redo would do next."""
    steps = history.steps(here().summit.id, actor(), before)
    return {"undo": _step(steps, "undo"), "redo": _step(steps, "redo")}


def _step(steps: Steps, which: str) -> dict[str, Any] | None:
    step = getattr(steps, which)
    return {"act": step.act, "words": step_words(step)} if step else None


def locked_words(outcome: Locked) -> str:
    named = ", ".join(f"“{title}”" for title in outcome.titles[:3])
    return ngettext("%(sessions)s is locked: unlock it to move it", "%(sessions)s are locked: unlock them to move them",
                    len(outcome.titles), sessions=named)


def refused(words: str, status: int) -> Answer:
    if wants_json():
        return json_answer(status, error=words)
    return event_page("desk/agenda/refused.html", status, here="agenda", words=words, back=back())


def _overtaken(outcome: Overtaken, ids: Sequence[int], yours: dict[int, str]) -> Answer:
    summit = here().summit
    known = {card.id: card for card in cards(summit.id, ids)}
    rooms = listed(Room, summit)
    latest = {int(one.subject.partition(":")[2]): one for one in outcome.changes}
    sides = [_side(known[each], latest[each], yours[each], rooms)
             for each in ids if each in known and each in latest]
    seen = {each: card.seen for each, card in known.items()}
    if wants_json():
        return json_answer(409, kind="overtaken", html=templates.render("desk/agenda/sides.html", sides=sides),
                     seen=seen)
    sent = [(name, value) for name, value in request.form.items(multi=True)
            if name not in ("csrf_token", "save") and not name.startswith("seen-")]
    return event_page("desk/agenda/overtaken.html", 409, here="agenda", sides=sides, seen=seen, sent=sent, back=back(),
                      save=new_save(), action=request.full_path.rstrip("?"))


def _side(card: Card, last: Theirs, yours: str, rooms: dict[str, Room]) -> Side:
    theirs = place_words(card.place, rooms)
    return Side(card.title, f"{theirs}, {_('locked')}" if card.locked else theirs, last.actor_name, wall(last.at),
                yours)


def json_answer(status: int, **values: Any) -> Response:
    return personal(make_response(jsonify(**values), status))
