"""Messages as an organiser makes them."""

import re
from typing import Any

from ..organisers import Organiser

LIST = "/desk/e/summit/messages"
WORDS = {"subject": "{event}: bring your passport", "body": "Dear {name},\n\nyou come as {category}.\n\n{link}",
         "is_needed": "no", "state": "living", "step": "save"}


def a_draft(organiser: Organiser, **others: Any) -> str:
    """Its address."""
    answer = organiser.post(f"{LIST}/new", WORDS | others)
    assert answer.status_code == 303, answer.text
    return re.sub(r"/look$", "", answer.location)


def seen_in(page: str) -> str:
    said = re.search(r'name="seen" value="(\d+)"', page)
    return said[1] if said else ""


def sends(organiser: Organiser, draft: str, **others: Any) -> Any:
    """Looks at it, and presses the button."""
    return organiser.post(f"{draft}/send", {"seen": seen_in(organiser.text(f"{draft}/look"))} | others,
                          follow_redirects=True)
