"""Coming in, one's own account, and everybody's for administrators."""

from . import by_mail, everybody, profile, signing_in

__all__ = ["by_mail", "everybody", "profile", "signing_in"]
