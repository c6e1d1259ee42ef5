"""What each role may do, and who has which: in a summit, by a hub, or everywhere as an administrator."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import select

from eventsys.accounts.models import Account
from eventsys.kit.database import db

from .models import ROLES, Event, Membership

OF_AN_EVENT = frozenset({
    "event.view", "event.edit", "event.manage", "agenda.edit", "roster.edit", "sponsors.edit", "sheets.import",
    "publish", "journal.view", "letters.send", "people.private",
    "registration.view", "registration.edit", "registration.setup",
})
OF_ALL_EVENTS = frozenset({"directory.view", "directory.edit", "event.make"})
OF_ADMINISTRATORS = frozenset({"accounts.manage"})
CAPABILITIES = OF_AN_EVENT | OF_ALL_EVENTS | OF_ADMINISTRATORS

MAY: dict[str, frozenset[str]] = {
    "owner": OF_AN_EVENT | OF_ALL_EVENTS,
    "editor": (OF_AN_EVENT - {"event.manage"}) | OF_ALL_EVENTS,
    "roster": frozenset({"event.view", "roster.edit", "people.private", "letters.send",
                         "directory.view", "directory.edit"}),
    "front desk": frozenset({"event.view", "registration.view"}),
    "viewer": frozenset({"event.view"}),
}
assert tuple(MAY) == ROLES


@dataclass(frozen=True)
class Rights:
    """What one account may do; asked for once a request, then decided without the database."""

    is_admin: bool = False
    by_event: dict[int, str] = field(default_factory=dict)  # number of a summit: role
    by_hub: dict[str, str] = field(default_factory=dict)

    def roles(self, summit: Event) -> set[str]:
        """Its own and the hub's; none for who is only an administrator."""
        held = {self.by_event.get(summit.id), self.by_hub.get(summit.hub) if summit.hub else None}
        return {role for role in held if role}

    def within(self, summit: Event) -> frozenset[str]:
        return CAPABILITIES if self.is_admin else _of(self.roles(summit))

    def anywhere(self) -> frozenset[str]:
        """The union over all its events."""
        return CAPABILITIES if self.is_admin else _of((*self.by_event.values(), *self.by_hub.values()))


def rights_of(account: Account) -> Rights:
    rows = db.session.scalars(select(Membership).where(Membership.account_id == account.id)).all()
    return Rights(account.is_admin, {row.event_id: row.role for row in rows if row.event_id is not None},
                  {row.hub: row.role for row in rows if row.hub})


def may(rights: Rights, capability: str, summit: Event | None = None) -> bool:
    return capability in (rights.anywhere() if summit is None else rights.within(summit))


def _of(roles: Iterable[str]) -> frozenset[str]:
    return frozenset().union(*(MAY[role] for role in roles))
