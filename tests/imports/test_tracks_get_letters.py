from itertools import combinations, pairwise
from math import dist

from hypothesis import given
from hypothesis import strategies as st

from eventsys.imports.lettering import FEW, PALETTE, lettered, side_by_side
from eventsys.outputs.calendar.colournames import _lab
from eventsys.outputs.colours import WHITE, contrast
from eventsys.programme.structs import Track
from tests.builders import a_room, a_session


def letters(*names: str, have: tuple[Track, ...] = ()) -> list[str]:
    return [track.letter for track in lettered([Track(key=n, name=n, letter="", colour="") for n in names], have)]


def test_a_letter_reminds_of_the_name() -> None:
    assert letters("Water", "Energy and land", "Work", "eBPF") == ["W", "E", "O", "B"]


def test_letters_that_are_taken_are_not_given_again() -> None:
    assert letters("Water", have=(Track("w", "Wind", "W", "#0B6BA8"),)) == ["A"]


def test_many_tracks_get_two_letters() -> None:
    assert letters("Main Track", "Modern Email", "Rust", *(f"N{n}" for n in range(FEW)))[:3] == ["MT", "ME", "RU"]


def test_colours_of_the_file_stay_and_the_others_take_turns() -> None:
    tracks = [Track(str(n), str(n), "", "#123456" if n == 1 else "") for n in range(3)]
    assert [track.colour for track in lettered(tracks, ())] == [PALETTE[0], "#123456", PALETTE[2]]


def test_no_track_is_given_the_colour_of_its_neighbour() -> None:
    blue, green, rust = PALETTE[:3]
    have = (Track("a", "A", "A", "#123456"), Track("b", "B", "B", rust))
    new = [Track("c", "C", "", ""), Track("d", "D", "", PALETTE[4].lower()), *(Track(k, k, "", "") for k in "efghijkl")]
    colours = [track.colour.upper() for track in (*have, *lettered(new, have))]
    assert all(one != other for one, other in pairwise(colours))
    assert [track.colour for track in lettered(new[-3:], ())] == [blue, green, rust]


def test_tracks_of_neighbouring_rooms_look_different_while_there_are_colours() -> None:
    """As many tracks as would give each room's the same colour, were they only to take turns."""
    tracks = [Track(f"t{n}", f"t{n}", "", "") for n in range(3 * len(PALETTE))]
    rooms = [a_room(f"r{n}") for n in range(3)]
    sessions = [a_session(f"s{n}", "09:00", room=f"r{n}", track=f"t{n * len(PALETTE)}") for n in range(3)]
    given = {track.key: track.colour for track in lettered(tracks, (), side_by_side(sessions, rooms))}
    one, two, three = (given[session.track] for session in sessions)
    assert len({one, two, three}) == 3
    everywhere = {track.key: {other.key for other in tracks} for track in tracks}
    colours = [track.colour for track in lettered(tracks, (), everywhere)]
    assert all(one != other for one, other in pairwise(colours)), "more tracks than colours"


def test_colours_for_tracks_can_be_read_and_told_apart() -> None:
    assert min(contrast(colour, WHITE) for colour in PALETTE) >= 5
    assert min(dist(_lab(one), _lab(other)) for one, other in combinations(PALETTE, 2)) > 20
    assert min(dist(_lab(one), _lab(other)) for one, other in pairwise((*PALETTE, PALETTE[0]))) > 50


@given(st.lists(st.text(max_size=20), max_size=60))
def test_no_two_tracks_share_a_letter(names: list[str]) -> None:
    found = letters(*names)
    assert len(set(found)) == len(names)
    assert all(found)
