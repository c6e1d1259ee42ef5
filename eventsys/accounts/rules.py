"""How often somebody may try, and which passwords are too easy: decided on plain values."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network


@dataclass(frozen=True)
class Limit:
    most: int
    within: timedelta


def wait(tries: Sequence[datetime], limit: Limit, now: datetime) -> timedelta:
    """How long until one more is allowed; zero where it is now. `tries` are earlier ones, in any order."""
    counting = sorted(at for at in tries if at > now - limit.within)
    if len(counting) < limit.most:
        return timedelta()
    return counting[-limit.most] + limit.within - now


def network(address: str) -> str:
    """What counts as one address: of IPv6 the half that a household or an office is given."""
    try:
        known = ip_address(address)
    except ValueError:
        return address
    return str(ip_network((known, 64), strict=False)) if isinstance(known, IPv6Address) else str(known)


SHORTEST, LONGEST = 10, 200  # characters of a password
_EASY = ("1234567890", "0987654321", "qwertyuiop", "qwertzuiop", "azertyuiop", "abcdefghij", "password", "passwort",
         "motdepasse", "contraseña", "letmein", "welcome", "iloveyou", "changeme", "organiser", "organizer")


def is_easy(password: str, *about: str) -> bool:
    """What anybody would try first: runs, well-known words, and what is known about the person."""
    plain = password.lower()
    if len(set(plain)) < 5:
        return True
    known = [*_EASY, *(part for text in about for part in (text.lower(), *re.split(r"\W+", text.lower()))
                       if len(part) > 3)]
    for word in sorted(known, key=len, reverse=True):
        plain = plain.replace(word, "")
    return len(plain) < 5
