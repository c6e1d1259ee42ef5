from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from eventsys.kit.database import Base, Several, Words


class Tier(Base):
    __tablename__ = "sponsor_tier"
    __table_args__ = (UniqueConstraint("event_id", "key"), CheckConstraint("key <> ''", name="keyed"))

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    key: Mapped[Words]
    title: Mapped[Words]  # the tier's own words: "Sponsors:"
    rank: Mapped[int] = mapped_column(default=0, server_default="0")
    on_page: Mapped[bool] = mapped_column(default=True)
    on_booklet: Mapped[bool] = mapped_column(default=True)
    on_strip: Mapped[bool] = mapped_column(default=True)


class Listing(Base):
    __tablename__ = "sponsor_listing"
    __table_args__ = (Index("ix_sponsor_listing_tier", "tier_id"), CheckConstraint("name <> ''", name="named"))

    id: Mapped[int] = mapped_column(primary_key=True)
    tier_id: Mapped[int] = mapped_column(ForeignKey("sponsor_tier.id", ondelete="CASCADE"))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    rank: Mapped[int] = mapped_column(default=0, server_default="0")
    name: Mapped[Words]
    words: Mapped[Words]  # where a donor prescribes them
    url: Mapped[Words]
    country: Mapped[Words]
    logo_digest: Mapped[str | None] = mapped_column(ForeignKey("stored_file.digest"))
    logo_dark_digest: Mapped[str | None] = mapped_column(ForeignKey("stored_file.digest"))
    note: Mapped[Words]  # what was promised; never public


class Acknowledgement(Base):
    __tablename__ = "acknowledgement"

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), primary_key=True)
    title: Mapped[Words]
    text: Mapped[Words]  # rich
    donors: Mapped[tuple[str, ...]] = mapped_column(Several(str), default=())
    partners: Mapped[tuple[str, ...]] = mapped_column(Several(str), default=())
