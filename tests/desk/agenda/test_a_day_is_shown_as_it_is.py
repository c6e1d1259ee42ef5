"""The page of a day, as it stands in its markup before any script."""

import re
from datetime import date, datetime, time

import pytest
from flask import Flask

from eventsys.agenda.services import place
from eventsys.desk.agenda.axis import axis
from eventsys.events.models import Day, Event
from eventsys.kit.database import db, transaction
from eventsys.sessions.services import add_session

from ...asking import statements
from ..full import a_full_event
from ..organisers import Organiser, a_part, an_organiser
from .conftest import Grid


def classes(page: str, number: int) -> set[str]:
    found = re.search(rf'<li class="([^"]*)" id="s-{number}"', page)
    assert found is not None, number
    return set(found[1].split())


def held(grid: Grid, title: str, at: datetime, minutes: int | None = 60, **facts: object) -> None:
    with transaction():
        place(grid.ids[title], starts=at, minutes=minutes, **facts)  # type: ignore[arg-type]


def test_a_card_stands_at_its_hour_in_its_room(grid: Grid) -> None:
    page = grid.text()
    assert {"at-h9", "at-m0", "for-h1", "for-m0", "track-cities"} <= classes(page, grid.ids["Opening"])
    hall = page.split('id="room-hall"')[1].split("</section>")[0]
    assert "Opening" in hall
    assert "300 seats · 2 booths" in hall
    assert "Panel" not in hall


def test_each_card_leads_to_its_form(grid: Grid) -> None:
    assert f'href="{grid.path}/{grid.ids["Opening"]}/move?day=2027-09-14"' in grid.text()


def test_what_is_not_placed_waits_in_the_tray_and_can_be_searched(grid: Grid) -> None:
    tray = grid.text("?tray=deb").split('id="plan-tray"')[1].split("</section>")[0]
    assert "Debate" in tray
    assert "Dinner" not in tray
    assert "None of them has these words" in grid.text("?tray=nothing")


def test_those_who_share_a_room_stand_beside_each_other(grid: Grid) -> None:
    held(grid, "Debate", datetime(2027, 9, 14, 9, 30), room_key="hall")
    page = grid.text()
    lanes = [{name for name in classes(page, grid.ids[title]) if name.startswith(("lane-", "of-"))}
             for title in ("Opening", "Debate")]
    assert lanes == [{"lane-0", "of-2"}, {"lane-1", "of-2"}]


def test_what_all_attend_lies_over_all_rooms_or_those_that_are_free(grid: Grid) -> None:
    held(grid, "Dinner", datetime(2027, 9, 14, 19), all_rooms=True)
    assert {"column-0", "span-3"} <= classes(grid.text(), grid.ids["Dinner"])
    held(grid, "Dinner", datetime(2027, 9, 14, 10, 30), all_rooms=True)
    assert {"column-0", "span-1"} <= classes(grid.text(), grid.ids["Dinner"])  # the attic is taken then


def test_the_night_belongs_to_the_day_before(grid: Grid) -> None:
    held(grid, "Dinner", datetime(2027, 9, 15, 0, 30), day=date(2027, 9, 14), room_key="hall")
    page = grid.text()
    assert {"at-h24", "at-m30"} <= classes(page, grid.ids["Dinner"])
    assert "00:30–01:30" in page


def test_hours_out_of_the_day_s_are_shaded(grid: Grid) -> None:
    with transaction():
        db.session.add(Day(event_id=grid.summit_id, date=date(2027, 9, 14), opens=time(9), closes=time(17, 30)))
    assert grid.text().count('class="plan-closed') == 2


def test_rooms_can_be_hidden_and_it_is_told_what_is_in_them(grid: Grid) -> None:
    page = grid.text("?hide=attic")
    assert 'id="room-attic"' not in page
    assert "1 session of this day is in a hidden room" in page


def test_search_finds_on_any_day_and_in_the_tray(grid: Grid) -> None:
    page = grid.text("?find=de")
    assert "1 session found for “de”" in page
    assert "spot-found" in " ".join(classes(page, grid.ids["Debate"]))
    assert "No session has “zebra” in its title or code" in grid.text("?find=zebra")


@pytest.mark.parametrize("query", [
    "?day=never", "?day=2031-01-01", "?zoom=9&step=7", "?part=none", "?hide=attic&hide=x", "?find=" + "x" * 3000])
def test_an_odd_address_shows_the_agenda_all_the_same(grid: Grid, query: str) -> None:
    assert "Opening" in grid.text(query)


def test_a_part_shows_its_own_and_that_the_rest_is_taken(app: Flask, grid: Grid, event: Event) -> None:
    part = a_part(event, "workshop", title="Workshop of mayors")
    with transaction():
        own = add_session(part, "Of the part")
        db.session.flush()
        place(own.id, starts=datetime(2027, 9, 14, 9), minutes=30, room_key="garden")
        number = own.id
    page = grid.organiser.text("/desk/e/workshop/agenda")
    assert "at-h9" in classes(page, number)
    assert f'id="s-{grid.ids["Opening"]}"' not in page
    assert page.count("spot-taken") == 2
    together = grid.organiser.text("/desk/e/workshop/agenda?part=summit&part=workshop")
    assert {"at-h9"} <= classes(together, grid.ids["Opening"])


def test_an_event_without_anything_says_what_to_do(organiser: Organiser) -> None:
    page = organiser.text("/desk/e/summit/agenda")
    assert "There is no session yet" in page
    assert "No room yet" in page


def test_a_viewer_sees_the_board_and_no_act(app: Flask, grid: Grid, event: Event) -> None:
    page = an_organiser(app, "viewer", event).text(grid.path)
    assert "Opening" in page
    assert "New session" not in page
    assert "watch.js" in page


def test_the_clock_of_the_day_on_which_it_is_changed() -> None:
    autumn = axis(date(2027, 10, 31), "Europe/Lisbon", [(0, 300)], None, None)
    assert [autumn.clock(minute) for minute in (60, 90, 120, 150, 180)] == ["01:00", "01:30", "01:00", "01:30", "02:00"]
    spring = axis(date(2027, 3, 28), "Europe/Lisbon", [(0, 300)], None, None)
    assert [spring.clock(minute) for minute in (30, 60, 90)] == ["00:30", "02:00", "02:30"]


def test_a_page_of_five_hundred_sessions_asks_the_database_twelve_times_at_most(app: Flask) -> None:
    event = a_full_event(app, 500, people=700)
    organiser, slug = an_organiser(app, "owner", event), event.slug
    for path in ("", "/shift", "/new", "/since?act=0", "/1/move"):
        with statements(db.engine) as asked:
            assert organiser.get(f"/desk/e/{slug}/agenda{path}").status_code == 200
        assert len(asked) <= 12, "\n".join(asked)


def test_a_part_in_another_zone_stands_and_moves_by_the_clock_of_the_page(grid: Grid, event: Event) -> None:
    part = a_part(event, "abroad", zone="Europe/Berlin")
    with transaction():
        session = add_session(part, "Abroad")
        db.session.flush()
        grid.ids["Abroad"] = session.id
        place(session.id, starts=datetime(2027, 9, 14, 10), minutes=30, room_key="hall")
    assert {"at-h9", "at-m0"} <= classes(grid.text(), grid.ids["Abroad"])
    grid.move("Abroad", time="15:00")
    assert grid.at("Abroad")[0] == "14 16:00"
    assert 'value="15:00"' in grid.text(f"/{grid.ids['Abroad']}/move")
