"""What became of a message: how many letters went, which did not get through, and to whom."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from flask import Response, current_app, request, url_for

from eventsys.kit.carriers import carrier
from eventsys.kit.http import number_or
from eventsys.kit.outbox import Letter
from eventsys.registration import message_letters, messages, queries
from eventsys.registration.models import Message

from ..letters import words as letters
from ..participants import around
from ..shell import endpoint_if_may, event_page, here, wall
from . import plan, words

MOST = 100


def page_of_sent(row: Message) -> Response:
    summit, state = here().summit, request.args.get("state", "")
    state = state if state in letters.STATES else ""
    counted = message_letters.tallies(summit, [row.id]).get(row.id, words.Counter())
    found = message_letters.letters_of(summit, row, state, number_or(0, request.args.get("before")), MOST + 1)
    way, zone = carrier(current_app.config), ZoneInfo(summit.zone)
    return event_page(
        "desk/messages/sent.html", here="messages", row=row, tally=words.tally(counted), state=state,
        letters=[letters.told(one, zone, way) for one in found[:MOST]], way=letters.way_words(way),
        states=[(key, letters.state_words(key), counted[key]) for key in letters.STATES if counted[key]],
        of_whom=_pages(found[:MOST]), letter=lambda number: endpoint_if_may(
            "desk.letter", slug=here().event.slug, number=number), sent_at=row.sent_at and wall(row.sent_at),
        to_whom=words.tells_words(row.tells) if row.tells else words.segment_words(
            messages.segment_of(row.segment), around.around()),
        address=lambda **more: plan.address("message", row, **more), zone=zone.key,
        earlier=plan.address("message", row, state=state, before=found[MOST - 1].id) if len(found) > MOST else "",
        like=url_for("desk.new_message", slug=here().event.slug, like=row.id) if not row.tells else "",
        back=url_for("desk.messages_of_event", slug=here().event.slug))


def _pages(found: Sequence[Letter]) -> dict[str, str]:
    """Addresses of the registrations that letters are about."""
    numbers = [int(one.subject_of.partition(":")[2]) for one in found if one.subject_of.startswith("registration:")]
    return {f"registration:{row.id}": around.address_of(row.code) for row in queries.some(here().summit, numbers)}
