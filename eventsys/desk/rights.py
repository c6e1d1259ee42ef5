"""Who may take an act back: one's own, or any with the right to edit, and only what one may write today.

Whatever offers an undo asks here first: none is offered that would be refused.

The second half matters: an act of one's own from before a role was lost, or another's that changed roles, would
otherwise be a way around the roles.
"""

from collections.abc import Collection, Iterable

from flask import g, url_for

from eventsys.events.models import Event
from eventsys.kit import journal_reading
from eventsys.kit.database import db
from eventsys.kit.journal import Act, Change
from eventsys.kit.undoing import stays
from eventsys.publishing.deleting import is_named

ROSTERS, DIRECTORY = ("agenda.edit", "roster.edit"), ("directory.edit", "roster.edit")
# Table to the capabilities of which one is enough. What is not listed is the administrators': accounts, and roles,
# which are changed where it is counted that somebody still owns the event.
NEEDED: dict[str, tuple[str, ...]] = {
    "venue": ("event.edit",), "room": ("event.edit",), "track": ("event.edit",), "session_kind": ("event.edit",),
    "event_day": ("event.edit",), "event_organiser": ("event.edit",), "event_document": ("event.edit",),
    "walk": ("event.edit",), "event": ("event.edit",),
    "sponsor_tier": ("sponsors.edit",), "sponsor_listing": ("sponsors.edit",), "acknowledgement": ("sponsors.edit",),
    "session": ROSTERS, "session_organiser": ROSTERS, "session_document": ROSTERS, "appearance": ROSTERS,
    "placement": ("agenda.edit",), "clash_rule": ("agenda.edit",), "accepted_clash": ("agenda.edit",),
    "absence": ROSTERS, "invitation": ("roster.edit",), "submission": ("roster.edit",),
    "wishes": ("roster.edit",), "question": ("registration.setup",),
    "person": DIRECTORY, "person_identity": DIRECTORY, "office": DIRECTORY, "organisation": DIRECTORY,
    "not_the_same": DIRECTORY,
}
MANAGED = {"status", "cancelled_reason", "archived_at", "hub"}  # columns of an event; its hub's people have roles in it
BY_ROW = ("event", "account")  # tables where it depends on the row
OF_WHOLE_EVENTS = "events.delete"  # its event is gone, and with it every address under it
WITH_LETTERS = {"invitations.ask", "invitations.remind"}  # the letters would still say it


def undoable(acts: Collection[Act]) -> set[int]:
    """Numbers of those that the account may take back, if they were not; two queries, however many there are."""
    samples = journal_reading.samples_of([act.id for act in acts], BY_ROW) if acts else {}
    return {act.id for act in acts if act.id in samples and may_undo(act, samples[act.id])}


def way_back(number: int | None) -> str:
    """The address that takes the act back; "" where this account, here, would be refused."""
    act = db.session.get(Act, number) if number is not None else None
    if act is None or not undoable([act]):
        return ""
    if act.about is None or act.verb == OF_WHOLE_EVENTS:
        return url_for("desk.undo", number=number)
    is_here = "summit" in g and act.about == g.summit.id
    return url_for("desk.undo_here", slug=g.event.slug, number=number) if is_here else ""


def may_undo(act: Act, changes: Iterable[Change]) -> bool:
    """`changes`: at least one of each table, and all of those in BY_ROW."""
    if act.verb == OF_WHOLE_EVENTS:
        return act.actor == f"account:{g.account.id}" or bool(g.rights.is_admin)
    if act.verb in WITH_LETTERS:
        return False
    able: Collection[str] = g.capabilities
    general = "accounts.manage" if act.about is None else "event.edit"
    if act.actor != f"account:{g.account.id}" and general not in able:
        return False
    return all(_may_write(change, able) and not stays(change.of_table) and not _makes_what_is_public(change)
               for change in changes)


def _makes_what_is_public(change: Change) -> bool:
    """Undoing it would delete an event that readers know."""
    if change.of_table != "event" or change.before is not None:
        return False
    event = db.session.get(Event, change.key[0])
    return event is not None and is_named(event)


def _may_write(change: Change, able: Collection[str]) -> bool:
    if change.of_table == "account" and change.key == [g.account.id]:
        return False  # so that an administrator remains: whoever undoes it
    if change.of_table == "event" and _is_managed(change):
        return "event.manage" in able
    return any(needed in able for needed in NEEDED.get(change.of_table, ("accounts.manage",)))


def _is_managed(change: Change) -> bool:
    """An event is made, deleted, cancelled, put away, or one of these is taken back."""
    return change.before is None or change.after is None or bool(MANAGED & change.after.keys())
