import itertools
import unicodedata
from collections import Counter, defaultdict
from datetime import datetime, timedelta

import pytest

from eventsys.programme import when
from eventsys.programme.richtext import plain
from eventsys.programme.structs import Programme, Session
from eventsys.programme.view import View, view

from .conftest import Editions

SCRIPTS = {"LATIN", "ARABIC", "CYRILLIC", "CJK"}
Span = tuple[datetime, datetime]


@pytest.fixture(params=[0, 1], ids=["first edition", "second edition"])
def edition(editions: Editions, request: pytest.FixtureRequest) -> View:
    return view(editions["common-ground-summit"][request.param])


def held(view_: View) -> list[tuple[Session, Span]]:
    """All that take place, with when."""
    return [(s, _span(s, view_.zone_of(s))) for s in view_.shown_sessions if s.status == "confirmed"]


def _span(session: Session, zone: str) -> Span:
    start, end = when.start_instant(session, zone), when.end_instant(session, zone)
    assert start is not None
    assert end is not None
    return start, end


def overlaps(taken: dict[str, list[tuple[Span, str]]]) -> list[tuple[str, str, str]]:
    return [(key, one, other) for key, spans in taken.items()
            for ((a, b), one), ((x, y), other) in itertools.combinations(spans, 2) if a < y and x < b]


def test_it_lasts_three_days_with_eight_rooms_six_kinds_and_five_tracks(edition: View) -> None:
    assert len(edition.days) == 3
    programme = edition.programme
    assert (len(programme.rooms), len(programme.kinds), len(programme.tracks)) == (8, 6, 5)
    used = {s.room for s in programme.sessions}, {s.kind for s in programme.sessions}
    assert {room.key for room in programme.rooms} <= used[0]
    assert {kind.key for kind in programme.kinds} == used[1]


def test_it_has_about_ninety_sessions(edition: View) -> None:
    assert 85 <= len(edition.shown_sessions) <= 95


def test_180_people_from_sixty_countries_speak(edition: View) -> None:
    countries = {a.country for s in edition.shown_sessions for a in s.roster}
    assert (len(edition.people), len(countries - {""})) == (180, 60)


def test_names_are_in_four_scripts(edition: View) -> None:
    found = Counter(unicodedata.name(person.name[0]).split()[0] for person in edition.people.values())
    assert set(found) == SCRIPTS
    assert min(found.values()) >= 6


def test_twenty_sponsors_in_four_tiers_have_logos_of_their_own(edition: View) -> None:
    tiers = edition.event.tiers
    listings = [listing for tier in tiers for listing in tier.listings]
    assert (len(tiers), len(listings)) == (4, 20)
    for pictures in ([listing.logo for listing in listings], [listing.logo_dark for listing in listings]):
        assert len({picture.digest for picture in pictures if picture}) == 20


def test_there_is_interpretation_an_online_room_breaks_and_a_reception(edition: View) -> None:
    assert any(len(s.interpretation) > 3 for s in edition.sessions)
    assert [room.name for room in edition.rooms.values() if room.online] == ["Online Room"]
    breaks = [s for s in edition.sessions if edition.kinds[s.kind].is_break]
    assert len(breaks) >= 9
    assert "Welcome reception" in {s.title for s in breaks}
    assert all(s.all_rooms and not s.roster and not s.code for s in breaks)


def test_plenaries_are_for_everybody(edition: View) -> None:
    plenaries = [s for s in edition.sessions if s.kind == "plenary"]
    assert len(plenaries) == 4
    assert all(s.all_rooms for s in plenaries)


def test_nothing_runs_beside_what_is_for_everybody(edition: View) -> None:
    pairs = itertools.permutations(held(edition), 2)
    assert [(one.slug, other.slug) for (one, (a, b)), (other, (x, y)) in pairs
            if one.all_rooms and a < y and x < b] == []


def test_one_session_runs_over_midnight_and_one_begins_after_it(edition: View) -> None:
    zone = edition.event.zone
    over = [s for s, _ in held(edition) if s.starts and s.starts.date() == s.day
            and (end := when.end_local(s, zone)) and end.date() != s.day]
    after = [s for s, _ in held(edition) if s.starts and s.starts.date() != s.day]
    assert [len(over), len(after)] == [1, 1]


def test_nobody_is_in_two_places_at_once(edition: View) -> None:
    taken: defaultdict[str, list[tuple[Span, str]]] = defaultdict(list)
    for session, span in held(edition):
        for appearance in session.roster:
            taken[appearance.person].append((span, session.slug))
    assert overlaps(taken) == []


def test_no_room_is_used_twice_at_once(edition: View) -> None:
    taken: defaultdict[str, list[tuple[Span, str]]] = defaultdict(list)
    for session, span in held(edition):
        if session.room:
            taken[session.room].append((span, session.slug))
    assert overlaps(taken) == []


def test_lengths_are_sensible(edition: View) -> None:
    lengths = [end - start for _, (start, end) in held(edition)]
    assert min(lengths) >= timedelta(minutes=30)
    assert max(lengths) <= timedelta(hours=4)


def test_every_session_but_a_break_has_a_text_of_its_own_a_code_and_people(edition: View) -> None:
    sessions = [s for s in edition.sessions if not edition.kinds[s.kind].is_break]
    texts = {plain(s.summary) for s in sessions}
    assert len(texts) == len(sessions) == len({s.code for s in sessions} - {""})
    assert min(map(len, texts)) > 100
    assert all(len(s.roster) >= 2 for s in sessions)


def test_everybody_has_a_position_and_an_organisation(edition: View) -> None:
    assert all(a.position and a.organisations for s in edition.sessions for a in s.roster)


def test_the_venue_can_be_found_and_entered(edition: View) -> None:
    (venue,) = edition.venues.values()
    assert venue.address
    assert venue.access
    assert (venue.latitude, venue.longitude) != (None, None)


def test_a_part_has_its_own_sessions(edition: View) -> None:
    assembly = view(edition.programme, "young-councillors-assembly")
    assert len(assembly.sessions) == 2
    assert assembly.event.starts == edition.days[1]


def test_it_says_that_it_is_invented(edition: View) -> None:
    assert "invented" in edition.event.disclaimer


def sessions_by_slug(programme: Programme) -> dict[str, Session]:
    return {session.slug: session for session in programme.sessions}


def test_the_second_edition_moves_withdraws_and_adds(editions: Editions) -> None:
    first, second = editions["common-ground-summit"]
    before, after = sessions_by_slug(first), sessions_by_slug(second)
    moved = [s for s in before if (before[s].starts, before[s].room) != (after[s].starts, after[s].room)]
    withdrawn = [s for s in after.values() if s.status == "withdrawn"]
    assert (len(moved), len(withdrawn), len(after.keys() - before.keys())) == (4, 2, 3)
    assert all(session.withdrawn_reason for session in withdrawn)
    assert [s for s in before if before[s].title != after[s].title] == ["language-is-infrastructure"]


def test_a_panelist_is_replaced_at_the_same_place_of_the_roster(editions: Editions) -> None:
    first, second = (sessions_by_slug(p)["climate-land-and-the-next-move"] for p in
                     editions["common-ground-summit"])
    pairs = zip(first.roster, second.roster, strict=True)
    assert [(before.person, after.person, after.position) for before, after in pairs if before != after] == [
        ("rafiqul-hasan-chowdhury", "nasrin-sultana-keya", "Coordinator")]
