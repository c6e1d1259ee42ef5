"""How long people are on their way between two points of the map."""

from functools import lru_cache
from math import asin, ceil, cos, radians, sin, sqrt

from .values import VenueFacts

# Minutes to set out and to arrive, and km/h: on foot up to about five kilometres, by road, by air.
PACES = ((5, 4.5), (60, 25.0), (300, 700.0))
LONGEST = 2 * 24 * 60  # minutes; nothing on Earth is further
EARTH = 6371.0  # km


def minutes(one: VenueFacts, other: VenueFacts) -> int:
    """By the quickest way; 0 where a point of the two is unknown."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return 0
    return _on_the_way(one.latitude, one.longitude, other.latitude, other.longitude)


@lru_cache(maxsize=10_000)
def _on_the_way(latitude: float, longitude: float, to_latitude: float, to_longitude: float) -> int:
    far = kilometres(latitude, longitude, to_latitude, to_longitude)
    return min(LONGEST, min(ceil(ready + far / speed * 60) for ready, speed in PACES))


def kilometres(latitude: float, longitude: float, to_latitude: float, to_longitude: float) -> float:
    """As the crow flies (haversine)."""
    north, east = radians(to_latitude - latitude), radians(to_longitude - longitude)
    part = sin(north / 2) ** 2 + cos(radians(latitude)) * cos(radians(to_latitude)) * sin(east / 2) ** 2
    return 2 * EARTH * asin(sqrt(min(1.0, part)))
