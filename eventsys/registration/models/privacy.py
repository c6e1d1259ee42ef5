"""Who wishes to be forgotten beyond their registration."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from eventsys.kit.database import Base, Instant


class Erasure(Base):
    """Somebody in the directory asked to be erased from it, and from the editions. Their row goes with them."""

    __tablename__ = "erasure"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    asked_at: Mapped[Instant]
