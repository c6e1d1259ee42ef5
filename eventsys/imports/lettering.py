"""A letter for each track of a file that has none: one that reminds of its name where that can be. Pure."""

from collections.abc import Iterator, Sequence
from itertools import combinations, count, product
from string import ascii_uppercase

from msgspec.structs import replace

from eventsys.kit.slugs import slugify
from eventsys.programme.structs import Track

PALETTE = ("#0B6BA8", "#1E7F4F", "#B04A0C", "#6747B5", "#AD2459")
FEW = 20  # tracks that single letters still tell apart


def lettered(new: Sequence[Track], have: Sequence[Track]) -> list[Track]:
    """With letters that no other track has, and the house's colours in turn where the file has none."""
    taken = {track.letter for track in have}
    few = len(new) + len(have) <= FEW
    found = []
    for place, track in enumerate(new, len(have)):
        letter = next(letters for letters in _wishes(track.name, few) if letters not in taken)
        taken.add(letter)
        found.append(replace(track, letter=letter, colour=track.colour or PALETTE[place % len(PALETTE)]))
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
