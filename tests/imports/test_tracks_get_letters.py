from hypothesis import given
from hypothesis import strategies as st

from eventsys.imports.lettering import FEW, PALETTE, lettered
from eventsys.programme.structs import Track


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


@given(st.lists(st.text(max_size=20), max_size=60))
def test_no_two_tracks_share_a_letter(names: list[str]) -> None:
    found = letters(*names)
    assert len(set(found)) == len(names)
    assert all(found)
