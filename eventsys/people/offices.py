"""What somebody was on a day: which of their offices they held, and how a roster names them for it. Pure."""

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from .precedence import rank_of


class Held(Struct, frozen=True):
    """An office, open at an end where nobody said when it began or ends."""

    id: int
    position: str = ""
    organisation: str = ""
    country: str = ""  # of the organisation, ISO 3166-1 alpha-2
    since: date | None = None
    until: date | None = None  # inclusive


class Standing(Struct, frozen=True):
    """As a roster names somebody that day."""

    position: str = ""
    organisations: tuple[str, ...] = ()
    country: str = ""

    @property
    def said(self) -> tuple[str, ...]:
        """Position and organisations, as far as they are known."""
        return tuple(part for part in (self.position, *self.organisations) if part)

    @property
    def is_known(self) -> bool:
        return bool(self.said)


def is_held(office: Held, day: date) -> bool:
    return (office.since is None or office.since <= day) and (office.until is None or day <= office.until)


def held_on(offices: Iterable[Held], day: date) -> list[Held]:
    """Those held that day: the highest first, of equal ones the one taken up last."""
    held = [office for office in offices if is_held(office, day)]
    return sorted(held, key=lambda office: (
        rank_of(office.position), -(office.since or date.min).toordinal(), office.id))


def standing_on(offices: Iterable[Held], day: date, country: str = "") -> Standing:
    """The first of the offices held that day, for every organisation where it is held.

    `country` is the person's own, for where the organisation has none: a network, an agency.
    """
    held = held_on(offices, day)
    return standing_in(held[0], held, country) if held else Standing(country=country)


def standing_in(office: Held, held: Sequence[Held], country: str = "") -> Standing:
    """One office, as it was chosen among those `held` that day."""
    same = [office, *(other for other in held if other.position == office.position and other.id != office.id)]
    organisations = tuple(dict.fromkeys(each.organisation for each in same if each.organisation))
    return Standing(office.position, organisations, next((each.country for each in same if each.country), country))

