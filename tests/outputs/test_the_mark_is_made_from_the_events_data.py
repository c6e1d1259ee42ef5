import io
import re

import pytest
from PIL import Image, features

from eventsys.outputs import share
from eventsys.outputs.colours import INK, contrast
from eventsys.outputs.mark import dots, ground_of, svg
from eventsys.programme.view import View, view
from tests.builders import a_person, a_programme, a_session, a_track, an_appearance, an_event

TRACKS = (a_track("blue", colour="#0B6BA8"), a_track("red", colour="#AD2459"))


def many(sessions: int, title: str = "Summit") -> View:
    made = [a_session(f"s{n}", track=("blue", "red")[n % 2]) for n in range(sessions)]
    return view(a_programme(*made, tracks=TRACKS, events=(an_event(title=title),)))


def big(seen: View) -> list[float]:
    """Radii of the dots that are sessions; pin-points are smaller than any of them."""
    return [dot.radius for dot in dots(seen, 600, 400, INK) if dot.radius > 2.5]


@pytest.mark.parametrize("sessions", [0, 1, 90, 883])
def test_every_session_has_its_dot_inside_the_field(sessions: int) -> None:
    field = dots(many(sessions), 600, 400, INK)
    pin = min(dot.radius for dot in field) if sessions < 90 else 0.0
    assert len([dot for dot in field if dot.radius > 2 * pin]) >= sessions
    assert all(dot.radius <= dot.x <= 600 - dot.radius and dot.radius <= dot.y <= 400 - dot.radius
               for dot in field)


def test_an_event_without_sessions_is_a_field_of_pin_points() -> None:
    assert big(many(0)) == []
    assert len(dots(many(0), 600, 400, INK)) > 50


def test_dots_grow_with_the_people_of_the_session() -> None:
    roster = tuple(an_appearance(key) for key in ("a", "b", "c"))
    programme = a_programme(a_session("none"), a_session("one", roster=roster[:1]),
                            a_session("all", roster=roster), people=tuple(a_person(key) for key in "abc"))
    assert big(view(programme)) == sorted(big(view(programme)))
    assert len(set(big(view(programme)))) == 3


def test_dots_have_the_colours_of_their_tracks_clear_of_the_ground() -> None:
    first, second, third = dots(many(3), 600, 400, INK)[:3]
    assert first.colour == third.colour != second.colour
    assert all(contrast(dot.colour, INK) >= 4.5 for dot in (first, second))


def test_the_ground_is_the_events_own_colour_dark_enough_for_white_words() -> None:
    pale = a_programme(events=(an_event(colour="#ffee88"),))
    assert ground_of(view(a_programme())) == INK
    assert contrast(ground_of(view(pale)), "#ffffff") >= 7.5


def test_the_same_programme_gives_the_same_mark() -> None:
    assert svg(many(90), 600, 400) == svg(many(90), 600, 400)
    assert len(re.findall(b"<circle", svg(many(883), 600, 400))) >= 883


def picture(seen: View) -> Image.Image:
    return Image.open(io.BytesIO(share.share_png(seen, ["14 September 2027", "Lisbon, Portugal"])))


@pytest.mark.parametrize("title", ["Summit", "قمة المدن العالمية", "全球城市峰会", "Ё" * 200, "word " * 80,
                                   ""])
def test_the_share_picture_has_the_size_that_networks_want(title: str) -> None:
    image = picture(many(12, title))
    assert (image.format, image.size) == ("PNG", (1200, 630))


def test_a_title_without_end_is_measured_only_as_far_as_it_is_seen() -> None:
    seen, facts = many(3, "words " * 50), ["Lisbon " * 40]
    assert share.share_png(many(3, "words " * 200_000), ["Lisbon " * 200_000]) == share.share_png(seen, facts)


def test_titles_written_from_the_right_stand_on_the_right() -> None:
    def written(title: str) -> tuple[int, int]:
        """White pixels in the left and in the right quarter."""
        grey = picture(many(0, title)).convert("L").point(lambda value: 255 if value > 200 else 0)
        return tuple(sum(grey.crop(box).histogram()[255:]) for box in ((0, 0, 300, 630), (900, 0, 1200, 630)))

    left, right = written("Summit")
    assert left > 0 == right
    if features.check("raqm"):
        left, right = written("قمة المدن")
        assert right > 0 == left


def test_without_a_shaper_an_arabic_title_gives_way_to_the_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(features, "check", lambda feature: False)
    assert picture(many(12, "قمة المدن")).size == (1200, 630)


def test_the_share_picture_is_the_same_twice() -> None:
    assert share.share_png(many(40), ["Lisbon"]) == share.share_png(many(40), ["Lisbon"])


def test_no_word_of_a_title_is_lost_when_lines_are_made() -> None:
    from PIL import ImageFont

    font = ImageFont.truetype(share.font_for("Summit"), 60)
    text = "The Fourth Global Summit on Strong Cities and Donaudampfschifffahrtsgesellschaftskapitäne"
    assert "".join(share.wrapped(text.split(), font, 480)).replace(" ", "") == text.replace(" ", "")
