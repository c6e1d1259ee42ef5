"""The one place that asks what time it is."""

from datetime import UTC, datetime


def now() -> datetime:
    """Aware, UTC, whole seconds: calendars carry no fractions, and what is shown equals what is kept."""
    return datetime.now(UTC).replace(microsecond=0)
