"""Verbs on who has which role, in a summit or by a hub; they flush and never commit.

Each waits for others who change roles of the same summit before it looks, so that the last owner is counted, not
guessed; what is refused leaves no act in the journal.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select

from eventsys.accounts import services as accounts
from eventsys.accounts.models import Account
from eventsys.kit import journal
from eventsys.kit.database import db, one_name_at_a_time

from .models import ROLES, Event, Membership


@dataclass(frozen=True)
class LastOwner:
    """Refused: somebody has to own the event."""


@dataclass(frozen=True)
class Colleague:
    membership: Membership
    account: Account


def of_event(summit: Event) -> list[Colleague]:
    """Those with a role in it, and those with one in its hub; owners first."""
    mine = Membership.event_id == summit.id
    return _found(mine | (Membership.hub == summit.hub) if summit.hub else mine)


def of_hubs() -> list[Colleague]:
    return _found(Membership.hub != "")


def invite(email: str, name: str, role: str, to: Event | str) -> Colleague | Account:
    """To a summit, or by its name to a hub. Who has no account gets one, without a password yet. The account alone
    where it has a role there already: that is changed where it stands."""
    summit, hub = (to, "") if isinstance(to, Event) else (None, to)
    about = summit.id if summit else None
    journal.queue_up(about)
    one_name_at_a_time()
    account = accounts.find(email)
    if account is not None and _has_role(account, summit, hub):
        return account
    journal.act("colleagues.add" if summit else "colleagues.add_to_hub", about=about, hub=hub, role=role,
                account=account.called if account else name or email)
    account = account or accounts.add_account(email, name)
    membership = Membership(account_id=account.id, event_id=about, hub=hub, role=role)
    db.session.add(membership)
    db.session.flush()
    return Colleague(membership, account)


def change(colleague: Colleague, role: str) -> LastOwner | None:
    membership = _as_it_is_now(colleague)
    if membership.role == "owner" != role and is_last_owner(membership):
        return LastOwner()
    journal.act("colleagues.change", about=membership.event_id, account=colleague.account.called, role=role)
    membership.role = role
    db.session.flush()
    return None


def remove(colleague: Colleague) -> LastOwner | None:
    membership = _as_it_is_now(colleague)
    if membership.role == "owner" and is_last_owner(membership):
        return LastOwner()
    journal.act("colleagues.remove" if membership.event_id else "colleagues.remove_from_hub",
                about=membership.event_id, account=colleague.account.called, hub=membership.hub)
    db.session.delete(membership)
    db.session.flush()
    return None


def is_last_owner(membership: Membership) -> bool:
    """Of a summit: nobody else who can sign in owns it. Hubs need none."""
    if membership.event_id is None:
        return False
    others = select(Membership.id).join(Account, Account.id == Membership.account_id).where(
        Membership.event_id == membership.event_id, Membership.role == "owner", Membership.id != membership.id,
        Account.disabled_at.is_(None))
    return db.session.scalar(others.limit(1)) is None


def find(membership_id: int, summit: Event | None = None) -> Colleague | None:
    """Within the summit; without one, within the hubs."""
    within = Membership.event_id == summit.id if summit else Membership.hub != ""
    return next(iter(_found(within & (Membership.id == membership_id))), None)


def memberships_of(accounts: Sequence[Account]) -> dict[int, list[tuple[Membership, str]]]:
    """By the account's number: its roles, each with the title of its summit ("" for a hub's)."""
    rows = db.session.execute(
        select(Membership, Event.title).outerjoin(Event, Event.id == Membership.event_id)
        .where(Membership.account_id.in_([account.id for account in accounts])).order_by(Event.starts.desc()))
    found: dict[int, list[tuple[Membership, str]]] = {}
    for membership, title in rows:
        found.setdefault(membership.account_id, []).append((membership, title or ""))
    return found


def _found(where: ColumnElement[bool]) -> list[Colleague]:
    rows = db.session.execute(
        select(Membership, Account).join(Account, Account.id == Membership.account_id).where(where))
    return sorted((Colleague(*row) for row in rows), key=lambda one: (
        one.membership.hub, ROLES.index(one.membership.role), one.account.called.lower(), one.membership.id))


def _has_role(account: Account, summit: Event | None, hub: str) -> bool:
    there = Membership.event_id == summit.id if summit else Membership.hub == hub
    return db.session.scalar(select(Membership.id).where(Membership.account_id == account.id, there)) is not None


def _as_it_is_now(colleague: Colleague) -> Membership:
    journal.queue_up(colleague.membership.event_id)
    db.session.refresh(colleague.membership)
    return colleague.membership
