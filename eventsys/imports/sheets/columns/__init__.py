"""Which column means what: proposals with reasons, which the organiser settles once for a header. Pure."""
