"""Decisions on rosters. Pure."""


def is_published(state: str, confirmed_only: bool) -> bool:
    """Whether somebody on a roster is shown: by their answer, and whether the event shows only who confirmed.

    "" is where nobody asked. `public.py` says the same in SQL.
    """
    return state == "confirmed" or (state != "declined" and not confirmed_only)
