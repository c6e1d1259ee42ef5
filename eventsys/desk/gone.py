"""A form for something that somebody deleted meanwhile: who did, the way back, and what was typed."""

from typing import Any

from flask import Response, abort, request

from eventsys.events.models import Event
from eventsys.kit import journal_reading

from .journal_words import sentence_html
from .rights import way_back
from .shell import event_page

NOT_TYPED = ("csrf_token", "seen")


def gone(model: type[Any], number: int, summit: Event) -> Response:
    """404 where there never was such a thing in this summit."""
    act = journal_reading.deletion_of(model.__tablename__, number, summit.id)
    if act is None:
        abort(404)
    typed = [(name, value) for name, value in request.form.items(multi=True) if name not in NOT_TYPED and value]
    return event_page("desk/gone.html", 410, act=act, sentence=sentence_html, typed=typed,
                      undo_address=way_back(act.id))
