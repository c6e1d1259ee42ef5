"""Single cells understood: dates, times, lengths, languages, countries, numbers, in many habits. Pure."""
