from tests.builders import a_person, a_programme, a_session, an_appearance


def people(*named):
    """A programme with one session in which everybody appears."""
    return a_programme(a_session("opening", "09:00", roster=tuple(an_appearance(person.key) for person in named)),
                       people=named)


def test_everybody_stands_under_an_initial(client, show):
    show(people(a_person("a", "Sami Kanaan", sort_name="Kanaan, Sami"), a_person("b", "Łukasz Żak"),
                a_person("c", "Юлия Орлова"), a_person("d", "王小明"), a_person("e", "محمد الأنصاري")))
    page = client.get("/e/summit/people/").text
    for letter in ("K", "Z", "О", "王"):
        assert f'lang="">{letter}</' in page


def test_a_person_without_an_appearance_is_not_listed(client, show):
    show(a_programme(a_session("opening"), people=(a_person("ada"),)))
    assert client.get("/e/summit/people/ada").status_code == 404
    assert "has not been announced yet" in client.get("/e/summit/people/").text


def test_the_list_can_be_searched_without_accents(client, show):
    show(people(a_person("a", "Laura Valdés Cano"), a_person("b", "Nora Witt")))
    page = client.get("/e/summit/people/?q=valdes").text
    assert "Laura Valdés Cano" in page
    assert "Nora Witt" not in page
    assert "1 person found" in page


def test_an_empty_search_result_says_what_to_try(client, show):
    show(people(a_person("a", "Nora Witt")))
    assert "Nobody for “zzz”" in client.get("/e/summit/people/?q=zzz").text


def test_a_persons_page_keeps_each_position_as_it_was_that_day(client, show):
    show(a_programme(
        a_session("opening", "09:00", roster=(an_appearance("ada", "chair", position="Mayor", country="PT"),)),
        a_session("closing", "10:00", roster=(an_appearance("ada", position="Member of parliament"),))))
    page = client.get("/e/summit/people/ada").text
    assert page.index("Mayor, Portugal") < page.index("Member of parliament")
    assert "Chair" in page
    assert "/e/summit/people/ada.ics" in page


def test_a_position_that_never_changes_is_told_once(client, show):
    shown = a_programme(a_session("opening", "09:00", roster=(an_appearance(position="Mayor"),)),
                        a_session("closing", "10:00", roster=(an_appearance(position="Mayor"),)))
    show(shown)
    page = client.get("/e/summit/people/ada").text
    assert page.split("</head>")[1].count("Mayor") == 1


def test_who_has_no_time_yet_has_no_feed_yet(client, show):
    show(a_programme(a_session("opening", roster=(an_appearance(),))))
    page = client.get("/e/summit/people/ada").text
    assert "Time to be announced" in page
    assert "as a calendar" not in page
