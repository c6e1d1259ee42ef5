from msgspec.structs import replace

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


LOGO = Picture(digest="a" * 64, media_type="image/png", width=300, height=100, alt="Logo of Denmark")


def test_a_logo_stands_for_its_name(client, show):
    show(sponsored(Tier(key="s", title="Sponsors:", listings=(
        Listing(name="Denmark", logo=LOGO, url="https://example.org"),))))
    page = client.get("/e/summit/sponsors").text.split("<main")[1].split("</main")[0]
    assert page.count("Denmark") == 1
    assert f'<img src="/files/{"a" * 64}.png" alt="Denmark" width="300" height="100"' in page
    assert page.index('href="https://example.org"') < page.index("<img") < page.index("</a>")


def test_prescribed_words_stand_beside_a_logo_that_then_says_nothing(client, show):
    show(sponsored(Tier(key="s", title="Sponsors:", listings=(replace(UNION, logo=LOGO),))))
    page = client.get("/e/summit/sponsors").text.split("<main")[1].split("</main")[0]
    assert 'alt=""' in page
    assert page.count("Co-funded by the European Union") == 1


def test_logos_of_the_first_two_tiers_are_loaded_at_once(client, show):
    show(sponsored(*(Tier(key=key, title=key, listings=(Listing(name=f"Sponsor {key}", logo=LOGO),)) for key in "abc")))
    page = client.get("/e/summit/sponsors").text
    assert [("lazy" in tier.split(">")[0]) for tier in page.split("<img ")[1:]] == [False, False, True]


def test_whom_the_acknowledgement_names_is_not_listed_again(client, show):
    show(sponsored(acknowledgement=Acknowledgement(
        title="Donors", text="<p>With support from the European Union.</p>", donors=("European Union", "Norway"))))
    page = client.get("/e/summit/sponsors").text
    assert page.count("European Union") == 1
    assert "<li>Norway</li>" in page
