"""A small event in many scripts: a part, no times, a withdrawn session, one past midnight, sponsors' own words."""

import io
from datetime import timedelta

from msgspec.structs import replace
from PIL import Image

from eventsys.programme.structs import Acknowledgement, Contact, Day, Kind, Listing, Picture, Programme, Tier
from tests.builders import DAY, a_person, a_programme, a_room, a_session, a_track, a_venue, an_appearance, an_event

ARABIC = ("تجتمع المدن ثلاثة أيام لتتبادل الخبرات في الأمن المجتمعي والوساطة بين الجيران، "
          "ولا يطلب من أحد أن يتحدث باسم بلده.")
CHINESE = "各城市代表用三天时间交流社区调解的经验。"
CYRILLIC = "Міста зустрічаються на три дні, щоб поділитися досвідом медіації."
PEOPLE = {"noor": "نور بن علي", "chen": "陈晓岚", "olga": "Ольга Шевченко", "jose": "José Ñandú-Łukasiewicz"}
REASON = "The speaker's flight was cancelled"
LOGO, LOST = "a" * 64, "b" * 64
PARAGRAPHS = 90  # of the longest session: some pages of A4
STRIP = ("Sponsors:", "Co-funded by the European Union", "Bogotá Foundation", "With thanks to:", "City of Łódź")


def logo() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (120, 40), "#1d7a4c").save(out, "PNG")
    return out.getvalue()


def load(digest: str) -> bytes:
    return {LOGO: logo()}[digest]


def _picture(digest: str) -> Picture:
    return Picture(digest=digest, media_type="image/png", width=120, height=40, alt="Three green hills")


def _sponsors() -> tuple[Tier, ...]:
    first = (Listing(name="European Union", words="Co-funded by the European Union", logo=_picture(LOGO)),
             Listing(name="Bogotá Foundation", logo=_picture(LOST)))
    return (Tier(key="sponsors", title="Sponsors:", listings=first),
            Tier(key="thanks", title="With thanks to:", listings=(Listing(name="City of Łódź"),)))


def _sessions():
    cast = tuple(an_appearance(key, position="Mayor", organisations=("City of Oslo",), country="NO") for key in PEOPLE)
    yield a_session("opening", at="09:00", room="hall", track="peace", kind="plenary", all_rooms=True,
                    title="Opening of the dialogue", summary="<p>Everybody meets everybody.</p>",
                    roster=(an_appearance("jose", "moderator"), *cast[:2]), language="en", code="BD 1")
    yield a_session("arabic", at="10:00", room="hall", track="peace", title="الوساطة بين الجيران",
                    summary=f"<p>{ARABIC}</p>", language="ar", roster=cast[:1], code="BD 2")
    yield a_session("chinese", at="10:00", room="garden", title="社区调解", summary=f"<p>{CHINESE}</p>", language="zh",
                    roster=cast[1:2], objectives=("Compare two cities", "Agree on a third"))
    yield a_session("coffee", at="11:00", kind="pause", title="Coffee in the yard", all_rooms=True)
    yield a_session("ukrainian", at="11:30", room="garden", title="Медіація в містах", summary=f"<p>{CYRILLIC}</p>",
                    language="uk", roster=cast[2:3])
    yield a_session("cancelled", at="12:00", room="hall", title="Seeds of the commons", status="withdrawn",
                    withdrawn_reason=REASON, roster=cast[3:])
    yield a_session("removed", at="12:00", room="hall", title="Never heard of again", status="removed")
    night = a_session("night", at="00:30", day=DAY + timedelta(days=1), room="garden", title="Songs after midnight")
    yield replace(night, day=DAY)
    yield a_session("second", at="09:00", day=DAY + timedelta(days=1), room="hall", title="Second morning")
    yield a_session("length", at="10:00", day=DAY + timedelta(days=1), room="hall", title="Everything at length",
                    roster=cast[2:3], objectives=("Come to an end",), summary="".join(
                        f"<p>Here begins paragraph {n} of this text, and there it ends.</p>"
                        for n in range(PARAGRAPHS)))
    yield a_session("someday", day=DAY + timedelta(days=1), title="Walk along the wall", roster=cast[3:])
    yield a_session("sometime", title="Evening with the neighbours", roster=cast[:1])
    yield a_session("lab", at="14:00", room="garden", event="lab", title="Inside the laboratory", roster=cast[2:])


def dialogue() -> Programme:
    days = (Day(date=DAY, title="Day 1"), Day(date=DAY + timedelta(days=1), title="Day 2"))
    summit = an_event(
        title="Dialogue of Neighbours", subtitle="Many tongues, one table", ends=DAY + timedelta(days=1), days=days,
        language="en", city="Lisbon", country="PT", venue="centre", tiers=_sponsors(), format="hybrid",
        summary="<p>Two days of talk.</p>", good_to_know="<p>The lift is behind the stairs.</p>",
        contacts=(Contact(name="Events office", email="office@example.org"),),
        acknowledgement=Acknowledgement(text="<p>Thank you all.</p>", donors=("Kingdom of Norway",)),
        disclaimer="Views are those of the speakers.")
    return a_programme(
        *_sessions(), events=(summit, an_event("lab", title="Laboratory", kind="workshop", part_of="summit")),
        venues=(a_venue("centre", access="Step-free from the tram."),),
        rooms=(a_room("hall", capacity=200, venue="centre"), a_room("garden", capacity=40, venue="centre")),
        tracks=(a_track("peace"),),
        kinds=(Kind(key="plenary", name="Plenary"), Kind(key="pause", name="Break", is_break=True)),
        people=tuple(a_person(key, name) for key, name in PEOPLE.items()))
