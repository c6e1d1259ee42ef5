"""Undo and redo, over everything that the account did on this agenda: the stack is in the journal."""

from flask import redirect, request
from werkzeug import Response as Answer

from eventsys.agenda import history
from eventsys.agenda.history import Blocked
from eventsys.agenda.moving import Locked, Saved
from eventsys.agenda.queries import cards
from eventsys.events.models import Room
from eventsys.events.services import listed
from eventsys.kit import notices, templates
from eventsys.kit.access import needs
from eventsys.kit.database import transaction
from eventsys.kit.http import wants_json
from eventsys.kit.i18n import gettext as _

from ..shell import bp, event_page, here, wall
from .saving import Side, actor, back, json_answer, locked_words, number, refused, steps_data
from .words import place_words


@bp.post("/e/<slug>/agenda/undo")
@needs("agenda.edit")
def agenda_undo(slug: str) -> Answer:
    return _take_back(_("Undone"))


@bp.post("/e/<slug>/agenda/redo")
@needs("agenda.edit")
def agenda_redo(slug: str) -> Answer:
    return _take_back(_("Done again"))


def _take_back(words: str) -> Answer:
    act = number(request.form.get("act"))
    try:
        with transaction():
            taken = history.take_back(here().summit, act, actor())
    except KeyError:
        return refused(_("There is nothing to undo: it was not you, or not on this agenda"), 404)
    match taken:
        case Saved():
            return _done(taken, words)
        case Locked():
            return refused(locked_words(taken), 423)
        case Blocked(why=()):
            return _blocked(taken)
        case Blocked():
            return refused("; ".join(taken.why), 423)


def _done(taken: Saved, words: str) -> Answer:
    if wants_json():
        return json_answer(200, act=taken.act, seen=taken.revisions, **steps_data())
    notices.say(words)
    return redirect(back(), 303)


def _blocked(taken: Blocked) -> Answer:
    """Says what was changed since, and offers the step before."""
    sides, before = _sides(taken), steps_data(before=taken.act)
    if wants_json():
        return json_answer(409, kind="blocked", html=templates.render("desk/agenda/since.html", sides=sides), **before)
    return event_page("desk/agenda/blocked.html", 409, here="agenda", sides=sides, step=before["undo"], back=back())


def _sides(taken: Blocked) -> list[Side]:
    """The sessions that are in the way, as they are now."""
    summit = here().summit
    latest = {one.subject.rpartition(":")[2]: one for one in taken.changes}
    rooms = listed(Room, summit)
    known = {str(card.id): card for card in cards(summit.id, map(int, latest))}
    return [Side(known[each].title if each in known else "", place_words(known[each].place, rooms)
                 if each in known else _("deleted"), one.actor_name, wall(one.at), "") for each, one in latest.items()]
