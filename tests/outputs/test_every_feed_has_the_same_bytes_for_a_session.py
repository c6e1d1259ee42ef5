import os
import subprocess
import sys
from hashlib import sha256

from msgspec.structs import replace

from eventsys.outputs.calendar.feed import feed
from eventsys.outputs.calendar.words import Words
from eventsys.programme import canonical
from eventsys.programme.amend import amend
from eventsys.programme.view import view
from tests.outputs.calendars import CHANGED, HOUR, LINKS, SESSION, a_programme, vevents
from tests.workload import summit

SMALL = summit(sessions=40, rooms=3, days=2, people=30, sponsors=4, parts=1)


def of(family: str = "", key: str = "", slug: str = "") -> dict[str, bytes]:
    return vevents(feed(view(SMALL, slug), LINKS, Words(), family, key))


def test_smaller_feeds_are_parts_of_the_whole():
    whole = of()
    assert len(whole) == 40
    for family, keys in (("tracks", [t.key for t in SMALL.tracks]), ("rooms", [r.key for r in SMALL.rooms]),
                         ("people", [a.person for s in SMALL.sessions for a in s.roster]),
                         ("sessions", [s.slug for s in SMALL.sessions])):
        for key in set(keys):
            assert of(family, key).items() <= whole.items()


def test_smaller_feeds_lack_nothing():
    whole, by_room = of(), [of("rooms", room.key) for room in SMALL.rooms]
    without_room = {s.uid for s in SMALL.sessions if not s.room}
    assert set(whole) == without_room.union(*by_room)
    person = SMALL.people[0].key
    assert set(of("people", person)) == {
        s.uid for s in SMALL.sessions if any(a.person == person for a in s.roster)}


def test_a_part_of_the_summit_shows_the_same_bytes():
    own = of(slug="part-1")
    assert 0 < len(own) < 40
    assert own.items() <= of().items()


def test_the_same_programme_gives_the_same_bytes_after_a_restart():
    seen = {_digest_of_another_process(seed) for seed in ("0", "1", "4242")}
    assert seen == {sha256(feed(view(SMALL), LINKS, Words())).hexdigest()}


def _digest_of_another_process(seed: str) -> str:
    program = (
        "from hashlib import sha256; from eventsys.outputs.calendar.feed import feed;"
        "from eventsys.outputs.calendar.words import Words; from eventsys.programme.view import view;"
        "from eventsys.outputs.links import Links; from tests.workload import summit;"
        "p = summit(sessions=40, rooms=3, days=2, people=30, sponsors=4, parts=1);"
        "print(sha256(feed(view(p), Links('https://summit.example.org'), Words())).hexdigest())")
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True,
                          env={**os.environ, "PYTHONHASHSEED": seed}).stdout.strip()


def test_a_change_shows_only_in_the_sessions_that_it_touches():
    before = amend(SMALL, None, CHANGED)
    moved = replace(before.sessions[3], minutes=20)
    after = amend(replace(before, sessions=(*before.sessions[:3], moved, *before.sessions[4:])), before,
                  CHANGED + HOUR)
    old, new = (vevents(feed(view(p), LINKS, Words())) for p in (before, after))
    assert {uid for uid in old if old[uid] != new[uid]} == {moved.uid}
    assert b"SEQUENCE:1\r\n" in new[moved.uid]


def test_another_reading_of_the_same_bytes_is_the_same_feed():
    again = canonical.decode(canonical.encode(SMALL))
    assert feed(view(again), LINKS, Words()) == feed(view(SMALL), LINKS, Words())


def test_an_erased_name_leaves_no_trace_in_what_is_rendered_next():
    programme = a_programme(SESSION)
    assert b"Lovelace" in feed(view(programme), LINKS, Words()).replace(b"\r\n ", b"")
    erased = replace(programme, people=(replace(programme.people[0], name="Name withheld"),
                                        programme.people[1]))
    assert b"Lovelace" not in feed(view(erased), LINKS, Words()).replace(b"\r\n ", b"")
