"""iCalendar feeds (RFC 5545, 7986) as pure functions of a view of a programme.

`feed.feed` is the calendar of an event, a track, a room, a person or a session; `catalogue.catalogue`
that of all events. Each session is one VEVENT with the same bytes in every feed.
"""
