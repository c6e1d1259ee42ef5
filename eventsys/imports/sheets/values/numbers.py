"""Seats, yes and no."""

import re

from eventsys.imports.reading.faults import Unfit
from eventsys.kit.i18n import gettext as _

from .plain import is_unknown, plain, quoted

_YES = {"yes", "y", "x", "1", "true", "ja", "j", "oui", "o", "si", "s", "sim", "da", "да", "نعم", "evet", "✓", "✔", "☑",
        "on", "v", "vrai", "wahr", "是", "はい", "예", "ok", "available", "vorhanden"}
_NO = {"no", "n", "0", "false", "nein", "non", "nao", "nu", "нет", "لا", "hayir", "✗", "✘", "☐", "off", "faux",
       "falsch", "否", "いいえ", "아니요"}
_NONE = {"∞", "unlimited", "no limit", "unbegrenzt", "illimite", "ilimitado", "illimitato"}
_AROUND = re.compile(r"(?:ca\.?|circa|approx\.?|about|around|env\.?|environ|~|max\.?|maximum|up to|bis zu|<|≤)? ?"
                     r"(\d{1,3}(?:[ ,.']\d{3})+|\d{1,7})(?:[.,]0+)? ?"
                     r"(?:seats?|people|persons?|pers\.?|pax|places?|platze|sitzplatze|asientos|plazas|posti|lugares|мест)?")
_RANGE = re.compile(r"(\d{1,7}) ?- ?(\d{1,7}).*")


def seats(text: str) -> int | None:
    """None where there is no limit, or nobody knows. Of a span the smaller number. Raises Unfit."""
    said = plain(text)
    if is_unknown(text) or said in _NONE:
        return None
    if match := _AROUND.fullmatch(said):
        return int(re.sub(r"\D", "", match[1]))
    if match := _RANGE.fullmatch(said):
        return min(int(match[1]), int(match[2]))
    raise Unfit(_("its number “%(text)s” cannot be read", text=quoted(text)))


def truth(text: str) -> bool | None:
    """None where it says neither. Raises Unfit."""
    said = plain(text)
    if is_unknown(text):
        return None
    if said in _YES or said in _NO:
        return said in _YES
    raise Unfit(_("“%(text)s” is neither yes nor no", text=quoted(text)))
