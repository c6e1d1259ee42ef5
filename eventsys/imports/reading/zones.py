"""Names of time zones, as files and people write them."""

from functools import lru_cache
from typing import Any
from zoneinfo import available_timezones

from . import words

# Names of the database that say an offset or a country's clock of old, not a place's rules.
_NOT_A_PLACE = {"Factory", "localtime", "posixrules"}


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    return {name.casefold(): name for name in available_timezones() - _NOT_A_PLACE
            if not name.startswith(("posix/", "right/"))}


def known_zone(value: Any) -> str:
    """The IANA name as the tz database spells it, or empty."""
    text = words.text(value)
    return _names().get(text.strip().replace(" ", "_").casefold(), "") if len(text) < 80 else ""
