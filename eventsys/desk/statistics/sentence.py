"""The sentence that a report needs."""

from flask_babel import format_decimal

from eventsys.kit.i18n import gettext as _
from eventsys.kit.i18n import ngettext
from eventsys.registration.statistics import Sum


def sentence(told: Sum) -> str:
    """ "243 participants, including city leaders from 117 cities in 51 countries": as much as is known."""
    people = ngettext("%(number)s participant", "%(number)s participants", told.people, number=_number(told.people))
    where = _where(told.cities, told.countries)
    if not where:
        return people
    if told.has_leaders:
        return _("%(people)s, including city leaders from %(where)s", people=people, where=where)
    return _("%(people)s from %(where)s", people=people, where=where)


def _where(cities: int, countries: int) -> str:
    of_cities = ngettext("%(number)s city", "%(number)s cities", cities, number=_number(cities))
    of_countries = ngettext("%(number)s country", "%(number)s countries", countries, number=_number(countries))
    if cities and countries:
        return _("%(cities)s in %(countries)s", cities=of_cities, countries=of_countries)
    return of_cities if cities else of_countries if countries else ""


def _number(number: int) -> str:
    return format_decimal(number)
