"""Passwords by Argon2id, at the parameters that argon2-cffi recommends (RFC 9106, low memory)."""

from functools import lru_cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_hasher = PasswordHasher()


def hashed(password: str) -> str:
    return _hasher.hash(password)


def fits(password: str, kept: str) -> bool:
    """Takes the same time where there is no account, or none with a password: pass "" for `kept`."""
    try:
        return _hasher.verify(kept or _nobodys(), password) and bool(kept)
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(kept: str) -> bool:
    """Made with other parameters than today's: make it anew while the password is at hand."""
    return _hasher.check_needs_rehash(kept)


@lru_cache(maxsize=1)
def _nobodys() -> str:
    return hashed("nobody has this password")
