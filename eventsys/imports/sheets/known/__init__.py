"""What the draft has, as sheets see it: as values to compare, and as the texts that a template writes."""
