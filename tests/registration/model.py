"""What registration should do, in plain Python: people in a list, places counted by looking at everybody."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

HOURS = 48  # that an offer lasts
GRACE = timedelta(minutes=1)
LIVING = ("pending", "waitlisted", "offered", "confirmed")
HOLDING = ("offered", "confirmed")


@dataclass(eq=False)
class Group:
    """A category."""

    number: int
    places: int | None
    has_line: bool
    by_approval: bool
    per_country: int | None = None
    per_organisation: int | None = None
    is_closed: bool = False


@dataclass(eq=False)
class Person:
    name: str
    group: Group
    country: str
    organisation: str
    state: str = ""
    turn: int = 0
    priority: int = 0
    until: datetime | None = None
    told: list[str] = field(default_factory=list)  # kinds of letters
    been: list[str] = field(default_factory=list)  # states

    def becomes(self, state: str, letter: str | None = "") -> None:
        self.state, self.until = state, None
        self.been.append(state)
        if letter is not None:
            self.told.append(letter or state)


class Model:
    def __init__(self, groups: list[Group], total: int | None, now: datetime) -> None:
        self.groups, self.total, self.now = groups, total, now
        self.people: list[Person] = []
        self.turns = 0

    # -- counting

    def holding(self, group: Group | None = None) -> list[Person]:
        return [one for one in self.people if one.state in HOLDING and group in (None, one.group)]

    def line(self, group: Group | None = None) -> list[Person]:
        found = [one for one in self.people if one.state == "waitlisted" and group in (None, one.group)]
        return sorted(found, key=lambda one: (-one.priority, one.turn))

    def fits(self, person: Person, group: Group | None = None) -> bool:
        """Whether there is a place for them; one that they hold themselves does not stand in their way."""
        group = group or person.group
        others = [one for one in self.holding() if one is not person]
        inside = [one for one in others if one.group is group]
        return all(limit is None or len(taken) < limit for limit, taken in (
            (self.total, others), (group.places, inside),
            (group.per_country, [one for one in inside if one.country == person.country]),
            (group.per_organisation, [one for one in inside if one.organisation == person.organisation])))

    def living(self, name: str) -> Person | None:
        return next((one for one in self.people if one.name == name and one.state in LIVING), None)

    # -- what is done

    def offer_free(self, newcomer: Person | None = None) -> None:
        for person in self.line():
            if not person.group.is_closed and self.fits(person):
                if person is newcomer:
                    person.becomes("confirmed", None)
                else:
                    self.give(person, HOURS)

    def give(self, person: Person, hours: int) -> None:
        person.becomes("offered")
        person.until = self.now + timedelta(hours=hours)

    def comes(self, person: Person) -> bool:
        """For the first time, or again. False: it cannot be."""
        group = person.group
        if group.by_approval and person.state != "pending":
            person.becomes("pending")
        elif not self.line(group) and self.fits(person):
            person.becomes("confirmed")
        elif group.has_line:
            self.waits(person)
            person.becomes("waitlisted", None)
            self.offer_free(person)
            person.told.append(person.state)
        else:
            return False
        return True

    def waits(self, person: Person) -> None:
        self.turns += 1
        person.turn = self.turns

    def ends(self, person: Person, state: str, letter: str = "") -> None:
        person.becomes(state, letter)
        self.offer_free()

    def is_late(self, person: Person) -> bool:
        return person.until is not None and self.now >= person.until + GRACE

    def tend(self) -> None:
        late = [one for one in self.people if one.state == "offered" and self.is_late(one)]
        for person in late:
            person.becomes("cancelled", "lapsed")
        self.offer_free()

    def overfull(self, group: Group, country: int | None, organisation: int | None) -> bool:
        """Whether one of them has more places than that already."""
        held = self.holding(group)
        return any(limit is not None and sum(getattr(other, what) == getattr(one, what) for other in held) > limit
                   for limit, what in ((country, "country"), (organisation, "organisation")) for one in held)
