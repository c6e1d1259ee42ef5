"""Who is registered, and how many places are left, as sheets of participants see it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import select

from eventsys.events.models import Event
from eventsys.kit.database import db
from eventsys.kit.i18n import country
from eventsys.registration import moving, places, queries
from eventsys.registration.models import Category, Places, Registration
from eventsys.registration.places import category_key, event_key
from eventsys.registration.rules import ENDED

from ..plans.outcomes import Thing
from ..reading.texts import cell
from ..values.plain import plain

FACTS = ("name", "position", "organisation", "country", "city", "priority", "locale", "note")


@dataclass
class Registering:
    things: Sequence[Thing] = ()
    categories: dict[str, Category] = field(default_factory=dict)  # by folded name, and key
    left: dict[str, int | None] = field(default_factory=dict)  # of what is counted; None: as many as come
    language: str = "en"

    def by_code(self) -> dict[str, Thing]:
        return {thing.values["code"]: thing for thing in self.things}

    def by_email(self) -> dict[str, Thing]:
        """Of several with one address the one that has not ended, or else the latest."""
        ordered = sorted(self.things, key=lambda thing: (thing.values["state"] not in ENDED, thing.id))
        return {thing.values["email"]: thing for thing in ordered if thing.values["email"]}

    def room(self, keys: Sequence[str], category: Category) -> bool:
        return all(self._left(key, category) != 0 for key in keys)

    def take(self, keys: Sequence[str], category: Category) -> None:
        for key in keys:
            if (left := self._left(key, category)) is not None:
                self.left[key] = left - 1

    def _left(self, key: str, category: Category) -> int | None:
        """A share that nobody has anything of yet is whole."""
        whole = (category.per_country if ":country:" in key else category.per_organisation if ":organisation:" in key
                 else None)
        return self.left.get(key, whole)


def load(summit: Event) -> Registering:
    rows = db.session.scalars(select(Registration).where(
        Registration.event_id == summit.id, Registration.erased_at.is_(None)).order_by(Registration.id)).all()
    categories = queries.categories(summit)
    every = {row.id: row.name for row in db.session.scalars(select(Category).where(Category.event_id == summit.id))}
    return Registering(
        [_thing(row, every[row.category_id]) for row in rows],
        {name: row for row in categories.values() for name in (plain(row.key), plain(row.name))},
        _left(summit, categories), summit.language or "en")


def _left(summit: Event, categories: dict[int, Category]) -> dict[str, int | None]:
    keys = [event_key(summit.id), *map(category_key, categories)]
    found = {key: tally.left for key, tally in places.tallies(keys).items()}
    for key in keys[1:]:
        shares = db.session.scalars(select(Places).where(Places.of.startswith(f"{key}:", autoescape=True)))
        found |= {share.of: None if share.places is None else max(0, share.places - share.taken) for share in shares}
    return found


def _thing(row: Registration, category: str) -> Thing:
    values = {name: getattr(row, name) for name in (*FACTS, "code", "email", "state", "category_id", "delegation_id",
                                                    "holds")}
    texts = {"code": row.code, "name": row.name, "email": row.email, "position": row.position,
             "organisation": row.organisation, "country": country(row.country) if row.country else "",
             "city": row.city, "category": category, "state": row.state, "language": row.locale, "note": row.note,
             "priority": str(row.priority) if row.priority else ""}
    return Thing(row.id, row.name or row.code, values, {name: cell(text) for name, text in texts.items()})


def keys_of(category: Category, organisation: str, named: str) -> tuple[str, ...]:
    return moving.counted(category, organisation, named)
