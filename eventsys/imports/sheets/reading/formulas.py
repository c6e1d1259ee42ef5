"""Formulas that reach out of a sheet. None is ever computed here; who opens the file next may not be so careful."""

import re

_REACHES = re.compile(
    r"\b(webservice|filterxml|call|register\.id|exec|importxml|importdata|importhtml|importfeed|dde)\s*\(|"
    r"^\W*[a-z]{2,12}\s*\|[^!]*!", re.IGNORECASE)
_COMPUTES = re.compile(r"[=＝]\S|[+\-@]\s*[A-Za-z][\w.]*\s*[(|!]")


def dangerous(formula: str) -> bool:
    """Whether it would run a program or fetch from the network."""
    return bool(_REACHES.search(formula))


def is_like_a_formula(text: str) -> bool:
    """Text that a spreadsheet program would compute; a phone number, a list's hyphen or a name with @ is not meant."""
    return bool(_COMPUTES.match(text))
