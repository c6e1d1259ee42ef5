"""What is at its default is left out of the bytes, however the value was come by."""

import pytest

from eventsys.programme.canonical import decode, encode
from eventsys.programme.structs import EVERYWHERE, Event, Listing, Programme, Session, Tier

from ..builders import a_programme, a_session, an_event


def from_a_database(text: str) -> str:
    """The same letters as another object."""
    return "".join(list(text))


def programme(status: str, session: str, shown_on: tuple[str, ...]) -> Programme:
    tier = Tier("gold", "Sponsors:", (Listing("Fund"),), shown_on)  # type: ignore[arg-type]
    return a_programme(a_session(status=session), events=(an_event(status=status, tiers=(tier,)),))


def test_a_default_that_was_read_is_a_default() -> None:
    written = programme("planned", "confirmed", EVERYWHERE)
    read = programme(from_a_database("planned"), from_a_database("confirmed"), (*EVERYWHERE[:1], *EVERYWHERE[1:]))
    assert read == written
    assert encode(read) == encode(written)
    assert encode(decode(encode(read))) == encode(written)
    assert b"planned" not in encode(read)


@pytest.mark.parametrize("struct", [Event, Session, Tier])
def test_every_default_that_python_does_not_share_is_made_one(struct: type) -> None:
    """A new field with such a default needs the same care."""
    shared = ("", (), None, False, True, 0)
    others = [name for name, default in zip(reversed(struct.__struct_fields__), reversed(struct.__struct_defaults__),
                                            strict=False) if default not in shared]
    assert set(others) <= {"status", "shown_on"}
