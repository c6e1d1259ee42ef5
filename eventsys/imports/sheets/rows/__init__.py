"""Rows of a table understood, field by field, in the light of its mapping and of the event. Pure."""
