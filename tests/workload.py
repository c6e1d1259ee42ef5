"""A made-up summit of any size, the same every time: for the bench and for tests of weight."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from uuid import NAMESPACE_URL, uuid5

from eventsys.programme.structs import (
    SCHEMA,
    Affiliation,
    Appearance,
    Contact,
    Day,
    Document,
    Event,
    Kind,
    Link,
    Listing,
    Person,
    Programme,
    Role,
    Room,
    Session,
    Tier,
    Track,
    Venue,
)
from tests.workload_words import (
    CITIES,
    COUNTRIES,
    ENDINGS,
    FAMILY_NAMES,
    GIVEN_NAMES,
    LANGUAGES,
    OPENINGS,
    POSITIONS,
    SENTENCES,
    SUBJECTS,
)

FIRST_DAY = date(2027, 6, 15)
ZONE = "Europe/Zurich"
CHANGED = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)
SLUG = "summit-500"
SLOT = timedelta(minutes=30)
TRACKS = (("A", "Cities and peace", "#0B6BA8"), ("B", "Climate and land", "#1D7A4C"),
          ("C", "Homes and streets", "#B04A0C"), ("D", "Rights and trust", "#6747B5"),
          ("E", "Money and tools", "#AD2459"))
KINDS = ("panel", "parallel session", "tabletop exercise", "mayoral conversation", "side event")
TIERS = (("Hosts:", 2), ("Sponsors:", 6), ("Partners:", 12), ("Friends:", 20))
OTHER_ROLES: tuple[Role, ...] = ("panelist", "panelist", "discussant", "rapporteur")


def summit(sessions: int = 500, rooms: int = 10, days: int = 3, people: int = 700, sponsors: int = 40,
           parts: int = 0) -> Programme:
    """Each day opens with a plenary and has a lunch; the first `parts` rooms belong to parts of it."""
    chance = Random("summit")
    everyone = tuple(_person(number, chance) for number in range(people))
    return Programme(
        schema=SCHEMA,
        events=(_summit(days, sponsors), *(_part(number, days) for number in range(parts))),
        venues=(Venue(key="centre", name="Centre of Conferences", address="17 Lake Road", city="Geneva",
                      country="CH", latitude=46.2226, longitude=6.1417, access="Step-free from the tram."),),
        rooms=tuple(_room(number, rooms) for number in range(rooms)),
        tracks=tuple(Track(key=letter.lower(), name=name, letter=letter, colour=colour)
                     for letter, name, colour in TRACKS),
        kinds=(Kind(key="plenary", name="Plenary"), Kind(key="break", name="Break", is_break=True),
               *(Kind(key=_slug(kind), name=kind.capitalize()) for kind in KINDS)),
        sessions=tuple(_sessions(sessions, rooms, days, parts, everyone, chance)),
        people=everyone,
    )


def _summit(days: int, sponsors: int) -> Event:
    return Event(
        slug=SLUG, uid=_uid(SLUG), title="Summit of Five Hundred Sessions", kind="summit", zone=ZONE,
        starts=FIRST_DAY, ends=FIRST_DAY + timedelta(days=days - 1), acronym="S500", format="hybrid",
        city="Geneva", country="CH", venue="centre", language="en", languages=("en", "fr", "ar"),
        summary="<p>Cities meet for three days.</p>", good_to_know="<p>Doors open at eight.</p>",
        days=tuple(Day(date=FIRST_DAY + timedelta(days=n), title=f"Day {n + 1}", opens=time(8))
                   for n in range(days)),
        organisers=(Affiliation(name="Network of Strong Cities"),),
        contacts=(Contact(name="Events office", email="events@example.org"),),
        tiers=tuple(_tiers(sponsors)), changed_at=CHANGED,
    )


def _part(number: int, days: int) -> Event:
    slug = f"part-{number + 1}"
    return Event(slug=slug, uid=_uid(slug), title=f"Part {number + 1} of the summit", kind="workshop",
                 zone=ZONE, starts=FIRST_DAY, ends=FIRST_DAY + timedelta(days=days - 1), part_of=SLUG,
                 venue="centre", language="en", changed_at=CHANGED)


def _tiers(sponsors: int) -> Iterator[Tier]:
    """The small tiers first; the last one takes what is left."""
    given = 0
    for place, (title, size) in enumerate(TIERS):
        size = sponsors - given if place == len(TIERS) - 1 else min(size, sponsors - given)
        yield Tier(key=f"tier-{place + 1}", title=title,
                   listings=tuple(_listing(n) for n in range(given, given + size)))
        given += size


def _listing(number: int) -> Listing:
    words = "Co-funded by the Union of Regions" if number % 7 == 3 else ""
    return Listing(name=f"{CITIES[number % len(CITIES)]} Foundation {number + 1}", words=words,
                   url=f"https://sponsor-{number + 1}.example.org/")


def _room(number: int, rooms: int) -> Room:
    online = number == rooms - 1 and rooms > 1
    return Room(key=f"room-{number + 1}", name="Online" if online else f"Room {number + 1:02}",
                venue="" if online else "centre", capacity=40 + 20 * number, online=online,
                url="https://stream.example.org/hall" if online else "")


def _person(number: int, chance: Random) -> Person:
    script = number % len(GIVEN_NAMES)
    given, family = chance.choice(GIVEN_NAMES[script]), chance.choice(FAMILY_NAMES[script])
    name = f"{family}{given}" if family and "\u4e00" <= family[0] <= "\u9fff" else f"{given} {family}"
    return Person(key=f"person-{number + 1}", name=name,
                  sort_name=f"{family}, {given}" if name.startswith(given) else name,
                  biography=f"<p>{_words(chance, 40)}</p>" if number % 2 else "")


def _sessions(count: int, rooms: int, days: int, parts: int, everyone: tuple[Person, ...],
              chance: Random) -> Iterator[Session]:
    for number, (start, room, kind) in zip(range(count), _places(count, rooms, days), strict=False):
        yield _session(number, start, room, kind, parts, everyone, chance)


def _places(count: int, rooms: int, days: int) -> Iterator[tuple[datetime, int, str]]:
    """Start, room (-1: all of them) and fixed kind, until every session has its place."""
    slots = -(-(count - 2 * days) // (rooms * days)) if count > 2 * days else 1
    for day in range(days):
        start = datetime.combine(FIRST_DAY + timedelta(days=day), time(8, 30))
        yield start, -1, "plenary"
        start += 2 * SLOT
        for slot in range(slots):
            if slot == slots // 2:
                yield start, -1, "break"
                start += 2 * SLOT
            for room in range(rooms):
                yield start, room, ""
            start += SLOT


def _session(number: int, start: datetime, room: int, kind: str, parts: int, everyone: tuple[Person, ...],
             chance: Random) -> Session:
    all_rooms, rest = room < 0, kind == "break"
    slug = f"session-{number + 1}"
    return Session(
        uid=_uid(slug), slug=slug, event=f"part-{room + 1}" if 0 <= room < parts else SLUG,
        title="Lunch" if rest else _title(number, chance), kind=kind or _slug(KINDS[number % len(KINDS)]),
        code="" if rest else f"S5-{TRACKS[number % 5][0]} {number + 1}",
        guid=str(uuid5(NAMESPACE_URL, f"guid:{slug}")),
        track="" if all_rooms else TRACKS[number % 5][0].lower(),
        room="" if rest else f"room-{max(room, 0) + 1}", all_rooms=all_rooms, day=start.date(), starts=start,
        minutes=55 if all_rooms else 25, language=LANGUAGES[number % len(LANGUAGES)],
        interpretation=("fr", "ar", "sgn-ase") if all_rooms and not rest else (),
        summary="" if rest else f"<p>{_words(chance, 62)}</p><p>{_words(chance, 28)}</p>",
        objectives=("Compare what worked", "Agree on next steps") if number % 4 == 0 and not rest else (),
        roster=() if rest else _roster(number, everyone, chance),
        documents=(Document(title="Background note", url=f"https://papers.example.org/{number + 1}.pdf",
                            media_type="application/pdf", size=120_000),) if number % 10 == 0 else (),
        links=(Link(url="https://example.org/", title="More"),) if number % 10 == 5 else (),
        changed_at=CHANGED + timedelta(minutes=number),
    )


def _roster(number: int, everyone: tuple[Person, ...], chance: Random) -> tuple[Appearance, ...]:
    """Three to five, taken round the list, so that nobody is in two rooms at once."""
    size = min(3 + number % 3, len(everyone))
    roles: tuple[Role, ...] = ("moderator", *OTHER_ROLES)
    return tuple(Appearance(
        person=everyone[(number * 5 + place) % len(everyone)].key, role=roles[place],
        position=chance.choice(POSITIONS), organisations=(f"City of {chance.choice(CITIES)}",),
        country=chance.choice(COUNTRIES)) for place in range(size))


def _title(number: int, chance: Random) -> str:
    return f"{chance.choice(OPENINGS)} {chance.choice(SUBJECTS)} {chance.choice(ENDINGS)} ({number + 1})"


def _words(chance: Random, about: int) -> str:
    """Whole sentences, at least `about` words."""
    said: list[str] = []
    while sum(len(sentence.split()) for sentence in said) < about:
        said.append(chance.choice(SENTENCES).format(
            city=chance.choice(CITIES), subject=chance.choice(SUBJECTS)))
    return " ".join(said)


def _uid(slug: str) -> str:
    return f"{uuid5(NAMESPACE_URL, slug)}@summit.example.org"


def _slug(name: str) -> str:
    return name.replace(" ", "-")
