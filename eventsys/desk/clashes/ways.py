"""Where one goes from a clash: to its sessions, to the agenda, and to what only people can mend."""

from collections.abc import Iterator

from flask import url_for

from eventsys.agenda.clashes import telling
from eventsys.agenda.clashes.rules.values import Clash, Rule, Slot
from eventsys.kit.i18n import gettext as _

from ..shell import endpoint_if_may, here

OF_A_ROSTER: tuple[Rule, ...] = ("chair", "declined", "unanswered", "biography", "balance")
REPLACED = 3  # people with a way of their own; the roster has the others
Way = tuple[str, str]  # words, address


def session_address(slot: Slot) -> str:
    """"" for one of another summit."""
    return "" if slot.foreign else url_for("desk.session", slug=here().event.slug, number=slot.session)


def agenda_address(slot: Slot) -> str:
    day = slot.day.isoformat() if slot.day else None
    return "" if slot.foreign else url_for("desk.agenda", slug=here().event.slug, day=day, _anchor=f"s-{slot.session}")


def ways(clash: Clash) -> list[Way]:
    """For what no other room or time mends; those that the account may go."""
    return [(words, address) for words, address in _ways(clash) if address]


def _ways(clash: Clash) -> Iterator[Way]:
    slug = here().event.slug
    if clash.rule == "declined":
        for person in clash.people[:REPLACED]:
            yield (_("Replace %(person)s", person=telling.apart(person.name)),
                   endpoint_if_may("desk.replace_person", slug=slug, person=person.id))
    if clash.rule == "unanswered":
        yield _("Ask or remind them"), endpoint_if_may("desk.invitations", slug=slug)
    if clash.rule == "capacity":
        yield _("How many are expected"), endpoint_if_may("desk.session", slug=slug, number=clash.sides[0].session)
    if clash.rule == "booth":
        yield _("Languages of the session"), endpoint_if_may("desk.session", slug=slug, number=clash.sides[0].session)
    for side in clash.sides:
        if side.locked and clash.rule not in OF_A_ROSTER:
            yield _("Unlock “%(session)s” in the agenda", session=telling.title(side)), agenda_address(side)
    if clash.rule == "absent":
        yield _("Absences"), endpoint_if_may("desk.absences", slug=slug)
    if clash.rule in OF_A_ROSTER:
        yield _("Open the roster"), endpoint_if_may("desk.session_roster", slug=slug, number=clash.sides[0].session)
