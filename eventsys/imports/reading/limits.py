"""How much of a file is believed. Real schedules stay far below: FOSDEM's 883 sessions take 2.7 MB."""

BYTES = 64 * 1024 * 1024
SESSIONS = 10_000
DAYS = 1_000
PEOPLE = 20_000  # in a file's own list of people
ENTRIES = 500  # people, links or documents of one session
LINE = 1_000  # characters of a title, a name, a code
TEXT = 100_000  # characters of a description
LISTS = 1_000  # lists in it: cleaning those that stand in each other takes time squared
ADDRESS = 2_000  # characters of a link
DEPTH = 64  # elements inside each other
NODES = 20_000  # elements of one session, or of the facts about the event
SUBTREE = 2_000_000  # characters of the same
MINUTES = 14 * 24 * 60
YEARS = range(1900, 2200)
