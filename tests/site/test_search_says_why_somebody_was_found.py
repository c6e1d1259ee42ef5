from tests.builders import a_person, a_programme, a_session, an_appearance


def test_the_organisation_and_the_words_of_the_biography_are_shown_and_marked(client, show):
    show(a_programme(
        a_session("a", roster=(an_appearance("ada", organisations=("City of Metropolis",)),)),
        a_session("b", roster=(an_appearance("ada", position="Mayor", organisations=("City of Gotham",)),)),
        people=(a_person("ada", biography="<p>Plays the violin.</p>"),)))
    page = client.get("/e/summit/search?q=gotham+violin").text
    assert '<p class="note" dir="auto">Mayor, City of <mark>Gotham</mark></p>' in page
    assert 'Biography: <span lang="" dir="auto">Plays the <mark>violin</mark>.</span>' in page


def test_whom_the_name_tells_needs_no_reason(client, show):
    show(a_programme(a_session(roster=(an_appearance("ada"),)),
                     people=(a_person("ada", biography="<p>Ada plays the violin.</p>"),)))
    assert "Biography" not in client.get("/e/summit/search?q=ada").text
