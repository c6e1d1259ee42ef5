from eventsys.programme.structs import Acknowledgement, Listing, Picture, Tier
from tests.builders import a_programme, a_session, an_event

UNION = Listing(name="European Union", words="Co-funded by the European Union")


def sponsored(*tiers, **facts):
    return a_programme(a_session("opening"), events=(
        an_event(tiers=tiers, **facts), an_event("part", part_of="summit")))


def test_a_tier_has_its_own_title_and_a_donor_its_prescribed_words(client, show):
    show(sponsored(Tier(key="s", title="Sponsors:", listings=(UNION, Listing(name="Denmark")))))
    page = client.get("/e/summit/sponsors").text.split("<main")[1]
    assert '<h2 class="tier-title" dir="auto">Sponsors:</h2>' in page
    assert "Co-funded by the European Union" in page
    assert ">European Union<" not in page


def test_the_strip_stands_at_the_foot_of_every_other_page(client, show):
    show(sponsored(Tier(key="s", title="Sponsors:", listings=(UNION,)),
                   Tier(key="m", title="Media:", listings=(Listing(name="Radio"),), shown_on=("page",))))
    foot = client.get("/e/summit/sessions/opening").text.split("<footer")[1]
    assert "Sponsors:" in foot
    assert "Co-funded by the European Union" in foot
    assert "Media:" not in foot


def test_a_part_stands_under_the_summits_sponsors(client, show):
    show(sponsored(Tier(key="s", title="Sponsors:", listings=(UNION,))))
    assert "Co-funded by the European Union" in client.get("/e/part/sponsors").text


def test_tiers_without_a_listing_are_not_shown(client, show):
    show(sponsored(Tier(key="s", title="Sponsors:")))
    assert "No sponsors have been named yet" in client.get("/e/summit/sponsors").text


def test_a_logo_says_nothing_beside_its_name(client, show):
    logo = Picture(digest="a" * 64, media_type="image/png", width=300, height=100, alt="Logo of Denmark")
    show(sponsored(Tier(key="s", title="Sponsors:", listings=(Listing(name="Denmark", logo=logo),))))
    page = client.get("/e/summit/sponsors").text
    assert f'<img src="/files/{"a" * 64}.png" alt="" width="300" height="100"' in page


def test_whom_the_acknowledgement_names_is_not_listed_again(client, show):
    show(sponsored(acknowledgement=Acknowledgement(
        title="Donors", text="<p>With support from the European Union.</p>", donors=("European Union", "Norway"))))
    page = client.get("/e/summit/sponsors").text
    assert page.count("European Union") == 1
    assert "<li>Norway</li>" in page
