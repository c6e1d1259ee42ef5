"""How alike two names of rooms, kinds, tracks, venues or tiers are, and why."""

import re

from rapidfuzz.fuzz import ratio, token_sort_ratio

from eventsys.kit.i18n import gettext as _

from ..values.plain import plain

ENOUGH = 0.88  # from here on the likeliest is proposed; below, a new one
_ASIDE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*")
_FILLER = {"the", "room", "raum", "saal", "salle", "sala", "hall", "session", "track", "of", "de", "la", "le", "der",
           "die"}


def alike(one: str, other: str) -> tuple[float, str]:
    """0 to 1, and the reason in words."""
    first, second = plain(one), plain(other)
    if first == second:
        return 1.0, _("the same name")
    bare, core = _ASIDE.sub(" ", first).strip(), _ASIDE.sub(" ", second).strip()
    if bare and bare == core:
        return 0.95, _("the same but for what stands in brackets")
    if not _same_marks(bare, core):
        return 0.0, ""
    if sorted(_telling(bare)) == sorted(_telling(core)) and _telling(bare):
        return 0.9, _("the same words")
    score = max(ratio(bare, core), token_sort_ratio(bare, core)) / 100
    return (score, _("spelt alike")) if score >= 0.8 else (0.0, "")


def _same_marks(one: str, other: str) -> bool:
    """Room B is not Room C, and Hall 1 is not Hall 2."""
    return _marks(one) == _marks(other)


def _marks(text: str) -> set[str]:
    return {word for word in re.findall(r"[^\W_]+", text) if len(word) < 3 or word.isdigit()} - _FILLER


def _telling(text: str) -> list[str]:
    return [word for word in re.findall(r"[^\W_]+", text) if word not in _FILLER]
