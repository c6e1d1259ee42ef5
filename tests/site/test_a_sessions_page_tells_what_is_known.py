from eventsys.programme.structs import Affiliation, Kind
from tests.builders import a_person, a_programme, a_room, a_session, an_appearance, an_event


def columns(page):
    return [name for name in ("Role", "Name", "Position", "Organisation", "Country") if f'header">{name}</th>' in page]


def test_the_roster_has_a_column_for_what_anybody_has(client, show):
    show(a_programme(a_session("opening", "09:00", roster=(
        an_appearance("ada", "moderator"),
        an_appearance("bo", position="Mayor", organisations=("City of Geneva", "The network"))))))
    page = client.get("/e/summit/sessions/opening").text
    assert columns(page) == ["Role", "Name", "Position", "Organisation"]
    assert "City of Geneva,<br>The network" in page


def test_a_roster_of_names_alone_has_two_columns(client, show):
    show(a_programme(a_session("opening", roster=(an_appearance(),))))
    assert columns(client.get("/e/summit/sessions/opening").text) == ["Role", "Name"]


def test_people_stand_in_the_order_of_precedence(client, show):
    show(a_programme(a_session("opening", roster=(an_appearance("zoe", "chair"), an_appearance("ada")))))
    page = client.get("/e/summit/sessions/opening").text
    assert page.index(">Zoe<") < page.index(">Ada<")


def test_all_that_is_known_is_told(client, show):
    show(a_programme(
        a_session("opening", "11:00", minutes=90, code="VC-D 12", room="d", language="en", kind="voices",
                  interpretation=("fr", "sgn"), organisers=(Affiliation(name="Cities Hub", country="CH"),),
                  summary="<p>About war.</p>", objectives_intro="<p>In order to:</p>", objectives=("Set it.",)),
        rooms=(a_room("d", name="Room D"),), kinds=(Kind(key="voices", name="Voices"),)))
    page = client.get("/e/summit/sessions/opening").text
    for words in ("VC-D 12", "Room D", "English", "French, International Sign", "Cities Hub, Switzerland", "Voices",
                  "About war.", "In order to:", "Set it.", "Tuesday 14 September 2027", "Lisbon, UTC+1",
                  '<time datetime="2027-09-14T11:00+01:00">11:00</time>',
                  '<time datetime="2027-09-14T12:30+01:00">12:30</time>'):
        assert words in page


def test_a_session_without_a_time_is_to_be_announced(client, show):
    show(a_programme(a_session("opening")))
    page = client.get("/e/summit/sessions/opening").text
    assert "Time to be announced" in page
    assert "Add to calendar" not in page
    assert "yours.js" not in page


def test_a_withdrawn_session_is_struck_through_with_its_reason(client, show):
    show(a_programme(a_session("opening", "09:00", status="withdrawn", withdrawn_reason="The speaker is ill.")))
    page = client.get("/e/summit/sessions/opening").text
    assert "<s>Opening</s>" in page
    assert "The speaker is ill." in page
    assert "Add to calendar" not in page


def test_the_readers_own_time_stands_beside_the_venues(client, show):
    show(a_programme(a_session("opening", "22:00", minutes=60)))
    assert "Wed 15 Sept, 06:00–07:00 in Tokyo, UTC+9" in client.get("/e/summit/sessions/opening?tz=Asia/Tokyo").text


def test_a_zone_that_is_none_is_passed_over(client, show):
    show(a_programme(a_session("opening", "22:00")))
    for zone in ("Europe/Nowhere", "../../etc/passwd", "Europe", "%00", "Europe/Lisbon"):
        page = client.get(f"/e/summit/sessions/opening?tz={zone}")
        assert page.status_code == 200
        assert " in Lisbon, UTC" not in page.text


def test_the_canonical_address_is_the_one_that_calendars_name(client, show):
    show(a_programme(a_session("opening", event="part"), events=(an_event(), an_event("part", part_of="summit"))))
    for slug in ("summit", "part"):
        page = client.get(f"/e/{slug}/sessions/opening").text
        assert '<link rel="canonical" href="https://events.example.org/e/summit/sessions/opening">' in page


def test_texts_say_their_language_and_find_their_direction(client, show):
    show(a_programme(a_session("opening", title="السلام في المدن", language="ar", roster=(an_appearance("ada"),)),
                     people=(a_person("ada", "محمد"),)))
    page = client.get("/e/summit/sessions/opening").text
    assert '<h1 lang="ar" dir="auto">السلام في المدن</h1>' in page
    assert 'dir="auto"><a href="/e/summit/people/ada">محمد</a>' in page
