import pytest

from eventsys.events.rules import map_point


@pytest.mark.parametrize(("pasted", "point"), [
    ("52.5163, 13.3777", (52.5163, 13.3777)),
    ("(52.5163 13.3777)", (52.5163, 13.3777)),
    ("33.8688 S, 151.2093 E", (-33.8688, 151.2093)),
    ("52°31'0\"N 13°22'40\"E", (52.516667, 13.377778)),
    ("geo:52.5163,13.3777?z=17", (52.5163, 13.3777)),
    ("https://www.openstreetmap.org/?mlat=52.5163&mlon=13.3777#map=17/52.6/13.4", (52.5163, 13.3777)),
    ("https://www.openstreetmap.org/#map=17/52.5163/13.3777", (52.5163, 13.3777)),
    ("https://www.google.com/maps/place/Tor/@52.6,13.4,17z/data=!3m1!3d52.5163!4d13.3777", (52.5163, 13.3777)),
    ("https://www.google.com/maps/@52.5163,13.3777,17z", (52.5163, 13.3777)),
    ("https://maps.google.com/?q=52.5163,13.3777", (52.5163, 13.3777)),
    ("https://maps.apple.com/?ll=52.5163,13.3777&q=Tor", (52.5163, 13.3777)),
    ("https://www.bing.com/maps?cp=52.5163~13.3777", (52.5163, 13.3777)),
    ("https://maps.app.goo.gl/abcdef", None),
    ("91, 13", None),
    ("somewhere in the middle", None),
    ("", None),
])
def test_the_place_and_nothing_that_only_is_in_view(pasted: str, point: tuple[float, float] | None) -> None:
    assert map_point(pasted) == point
