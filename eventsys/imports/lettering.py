"""A letter for each track of a file that has none: one that reminds of its name where that can be. Pure."""

from collections.abc import Iterator, Sequence
from itertools import combinations, count, product
from string import ascii_uppercase

from msgspec.structs import replace

from eventsys.kit.slugs import slugify
from eventsys.programme.structs import Track

# Each can be read on white, and is told apart from the others and, at a glance, from the one that follows:
# the house's five, then olive, slate, brown, teal and plum.
PALETTE = ("#0B6BA8", "#1D7A4C", "#B04A0C", "#6747B5", "#AD2459", "#6B6300", "#47556E", "#7A4B16", "#0B7285",
           "#8E2F8E")
FEW = 20  # tracks that single letters still tell apart


def lettered(new: Sequence[Track], have: Sequence[Track]) -> list[Track]:
    """With letters that no other track has and, where the file has no colour, one that no neighbour has."""
    taken = {track.letter for track in have}
    few = len(new) + len(have) <= FEW
    found = list(have)
    for place, track in enumerate(new):
        letter = next(letters for letters in _wishes(track.name, few) if letters not in taken)
        taken.add(letter)
        beside = {found[-1].colour if found else "", *(after.colour for after in new[place + 1:place + 2])}
        found.append(replace(track, letter=letter, colour=track.colour or _colour(len(found), beside)))
    return found[len(have):]


def _colour(place: int, beside: set[str]) -> str:
    """The one whose turn it is, or the next that is not beside it."""
    worn = {colour.upper() for colour in beside}
    turns = (PALETTE[turn % len(PALETTE)] for turn in count(place))
    return next(colour for colour in turns if colour not in worn)


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
