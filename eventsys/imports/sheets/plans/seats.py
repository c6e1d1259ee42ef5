"""Who is on a roster, and what a row makes of it: nobody is taken off because a sheet leaves them out."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from eventsys.kit import i18n
from eventsys.kit.i18n import gettext as _
from eventsys.programme.richtext import line as line_of

from ..matching.wishes import people_of, person_key
from ..people.mentions import Mention, several
from ..reading.texts import cell
from .outcomes import Diff, Targets
from .row import Planned, shown


class Seat(Struct, frozen=True):
    """A person on a roster. `person` is "have:12" or "new:<key>"; `id` is the appearance's, 0 where it is new."""

    person: str
    role: str
    position: str = ""
    organisations: tuple[str, ...] = ()
    country: str = ""
    id: int = 0


class Changes(Struct, frozen=True):
    new: tuple[Seat, ...] = ()
    changed: tuple[Seat, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.new or self.changed)


def compare(planned: Planned, targets: Targets, names: Mapping[str, str]) -> None:
    """Puts `seats` into the plan's values. `names` are people's, by number."""
    now: Sequence[Seat] = planned.thing.values["people"] if planned.thing else ()
    met = [(met, person) for met in people_of(planned.entry) if (person := _person(planned, met, targets))]
    taken_by(planned, now, [(found, person, named(person, targets, names)) for found, person in met], names)


def taken_by(planned: Planned, now: Sequence[Seat], met: Sequence[tuple[Mention, str, str]],
             names: Mapping[str, str]) -> None:
    """`met` are mentions with their person and name."""
    new: dict[tuple[str, str], Seat] = {}
    changed: list[Seat] = []
    left = list(now)
    for mention, person, name in met:
        seat = _seat_of(mention, person, left)
        if seat is not None:
            left.remove(seat)
            after = _said(seat, mention, only=sum(one.person == person for one in now) == 1)
            if after != seat:
                changed.append(after)
                planned.diffs.append(Diff(_("On the roster"), shown(line(seat, name)), shown(line(after, name))))
        elif not any(one.person == person and mention.role in (None, one.role) for one in (*now, *new.values())):
            fresh = Seat(person, mention.role or "speaker", mention.position, mention.organisations, mention.country)
            new[person, fresh.role] = fresh
            planned.diffs.append(Diff(_("On the roster"), "", shown(line(fresh, name))))
    _tell_of_others(planned, left, [person for _met, person, _name in met], names)
    if new or changed:
        planned.values["seats"] = Changes(tuple(new.values()), tuple(changed))


def _person(planned: Planned, met: Mention, targets: Targets) -> str:
    target = targets.of("people", person_key(met, planned.entry.facts.get("email", "")))
    if target is None:
        planned.remarks.append(_("%(name)s was left out", name=met.name.name))
        return ""
    return target.ref


def named(person: str, targets: Targets, names: Mapping[str, str]) -> str:
    how, _colon, what = person.partition(":")
    return names.get(what, "") if how == "have" else targets.by_key["people", what].wish.written


def _seat_of(mention: Mention, person: str, free: Sequence[Seat]) -> Seat | None:
    """In the same role, or in the only one that they have."""
    own = [seat for seat in free if seat.person == person]
    same = [seat for seat in own if mention.role in (None, seat.role)]
    return same[0] if same else own[0] if len(own) == 1 else None


def _said(seat: Seat, mention: Mention, only: bool) -> Seat:
    """What the mention does not say stays, and what it says in the form of a template."""
    organisations = mention.organisations or seat.organisations
    return replace(seat, role=mention.role or seat.role if only else seat.role,
                   position=seat.position if cell(seat.position) == mention.position else
                   mention.position or seat.position, country=mention.country or seat.country,
                   organisations=seat.organisations if organisations == several(line_of(joined(seat.organisations)))
                   else organisations)


def _tell_of_others(planned: Planned, left: Sequence[Seat], met: Sequence[str], names: Mapping[str, str]) -> None:
    staying = [names.get(seat.person.removeprefix("have:"), "") for seat in left if seat.person not in met]
    if staying and planned.entry.says("people"):
        planned.remarks.append(_("stays on the roster, though not in this cell: %(names)s", names=", ".join(staying)))


def line(seat: Seat, name: str) -> str:
    """As it is shown: Amina El Fassi, moderator (Mayor, City of Rabat, Morocco)"""
    facts = ", ".join(filter(None, (seat.position, *seat.organisations, i18n.country(seat.country))))
    isolated = f"\u2068{name}\u2069"  # a name keeps its own direction
    return f"{isolated}, {seat.role} ({facts})" if facts else f"{isolated}, {seat.role}"


def written(name: str, values: Mapping[str, Any]) -> str:
    """As a template writes it, and reading takes it apart again: moderator: Amina El Fassi; Mayor; City of Rabat; MA"""
    facts = (values["position"], joined(values["organisations"]), values["country"])
    return f"{values['role']}: {name}" + (f"; {'; '.join(facts)}" if any(facts) else "")


def joined(organisations: Sequence[str]) -> str:
    return cell(" + ".join(organisations))
