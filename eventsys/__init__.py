"""eventsys: agendas, rosters, sponsors and programmes for summits and workshops."""
