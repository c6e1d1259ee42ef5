"""A letter for each track of a file that has none: one that reminds of its name where that can be. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date
from itertools import combinations, count, permutations, product
from string import ascii_uppercase

from msgspec.structs import replace

from eventsys.kit.slugs import slugify
from eventsys.programme.structs import Room, Session, Track
from eventsys.programme.when import day_of

# Each can be read on white, and is told apart from the others and, at a glance, from the one that follows:
# the house's five, then olive, slate, brown, teal and plum.
PALETTE = ("#0B6BA8", "#1D7A4C", "#B04A0C", "#6747B5", "#AD2459", "#6B6300", "#47556E", "#7A4B16", "#0B7285",
           "#8E2F8E")
FEW = 20  # tracks that single letters still tell apart


def lettered(new: Sequence[Track], have: Sequence[Track],
             beside: Mapping[str, Set[str]] | None = None) -> list[Track]:
    """With letters that no other track has and, where the file has no colour, one that no neighbour has.

    Neighbours are those before and after and, as long as there are colours, those in `beside`, by key.
    """
    taken = {track.letter for track in have}
    worn = {track.key: track.colour.upper() for track in (*have, *new)}
    few = len(new) + len(have) <= FEW
    found = list(have)
    for place, track in enumerate(new):
        letter = next(letters for letters in _wishes(track.name, few) if letters not in taken)
        taken.add(letter)
        next_to = {worn[other.key] for other in (*found[-1:], *new[place + 1:place + 2])}
        met = {worn.get(key, "") for key in (beside or {}).get(track.key, ())}
        colour = track.colour or _colour(len(found), next_to, met)
        worn[track.key] = colour.upper()
        found.append(replace(track, letter=letter, colour=colour))
    return found[len(have):]


def _colour(place: int, next_to: Set[str], met: Set[str]) -> str:
    """The one whose turn it is, or the next that is free."""
    turns = [PALETTE[turn % len(PALETTE)] for turn in range(place, place + len(PALETTE))]
    free = [colour for colour in turns if colour not in next_to]
    return next((colour for colour in free if colour not in met), free[0])


def side_by_side(sessions: Iterable[Session], rooms: Iterable[Room]) -> dict[str, set[str]]:
    """Each track's key to those that are seen beside it: on the same day in its room or in one of the next two."""
    column = {room.key: number for number, room in enumerate(rooms)}
    there: defaultdict[tuple[date | None, int], set[str]] = defaultdict(set)
    for session in sessions:
        if session.track and session.room in column:
            there[day_of(session), column[session.room]].add(session.track)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for (day, number), tracks in list(there.items()):
        near = (there.get((day, number + step), set()) for step in (1, 2))
        for one, other in permutations(tracks.union(*near), 2):
            found[one].add(other)
    return found


def _wishes(name: str, few: bool) -> Iterator[str]:
    """Main Track: M, T, A, I ... for few; MT, MA, MI ... for many; then whatever is left."""
    words = [word for word in slugify(name).upper().split("-") if word and word[0].isalpha()]
    initials = "".join(word[0] for word in words)
    letters = [letter for letter in "".join(words) if letter.isalpha()]
    if few:
        yield from initials
        yield from letters
        yield from ascii_uppercase
    yield from map("".join, combinations(initials, 2))
    yield from (initials[:1] + letter for letter in letters[1:])
    yield from map("".join, product(ascii_uppercase, repeat=2))
    yield from (f"T{number}" for number in count(1))
