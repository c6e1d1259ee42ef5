"""Formulas that reach out of a sheet. None is ever computed here; who opens the file next may not be so careful."""

import re

_REACHES = re.compile(
    r"\b(webservice|filterxml|call|register\.id|exec|importxml|importdata|importhtml|importfeed|dde)\s*\(|"
    r"^\W*[a-z]{2,12}\s*\|[^!]*!", re.IGNORECASE)


def dangerous(formula: str) -> bool:
    """Whether it would run a program or fetch from the network."""
    return bool(_REACHES.search(formula))
