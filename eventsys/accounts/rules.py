"""How often somebody may try, decided on plain values."""

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
