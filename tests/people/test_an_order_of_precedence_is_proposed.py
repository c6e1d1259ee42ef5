import pytest

from eventsys.people.precedence import Seat, level_of, proposed, rank_of

LEVELS = [
    ("President of the Republic of Kenya", "heads of state"), ("President of Ghana", "heads of state"),
    ("First Vice-President of the Republic", "their deputies"),
    ("Deputy Prime Minister and Minister of Finance", "their deputies"),
    ("Ministre de l’Intérieur", "ministers"), ("Secretary-General", "heads of international organisations"),
    ("Ambassador, Permanent Representative", "ambassadors"), ("Minister of State", "deputy ministers"),
    ("Mayor", "mayors"), ("MAYOR AND PRESIDENT OF THE NETWORK", "mayors"), ("Maire de Genève", "mayors"),
    ("Oberbürgermeister", "mayors"), ("رئيس البلدية", "mayors"), ("市长", "mayors"),
    ("Deputy Mayor for Safety", "deputy mayors"), ("Adjointe au maire", "deputy mayors"), ("副市长", "deputy mayors"),
    ("نائب رئيس البلدية", "deputy mayors"), ("City Councillor", "councillors"), ("President", "presidents"),
    ("Executive Director", "presidents"), ("Vice-President, City Council", "deputies of presidents"),
    ("Head of International Affairs", "directors"), ("Professor of Urban History", "professors"),
    ("Chief of Staff to the Mayor", "others"), ("Special Adviser to the President", "others"),
    ("Mayor's Office", "others"), ("", "others"), ("Poet", "others"),
]


@pytest.mark.parametrize(("position", "level"), LEVELS)
def test_a_position_has_the_rank_of_the_office_it_names(position: str, level: str) -> None:
    assert level_of(position).key == level


def test_those_no_longer_in_office_come_after_those_who_are() -> None:
    assert rank_of("Mayor") < rank_of("Former Mayor") < rank_of("Deputy Mayor")
    assert rank_of("Minister and former Mayor") == rank_of("Minister")


def test_who_leads_is_first_who_reports_last_and_all_others_sit_by_office() -> None:
    seats = [Seat(1, "rapporteur", "Minister"), Seat(2, "panelist", "Deputy Mayor"), Seat(3, "moderator", "Journalist"),
             Seat(4, "panelist", "Mayor"), Seat(5, "speaker", "Minister"), Seat(6, "chair", "")]

    assert proposed(seats) == [6, 3, 5, 4, 2, 1]


def test_equals_stay_as_the_organiser_had_them() -> None:
    assert proposed([Seat(9, "panelist", "Mayor"), Seat(1, "panelist", "Poet"), Seat(5, "panelist", "Mayor"),
                     Seat(4, "panelist", "")]) == [9, 5, 1, 4]
