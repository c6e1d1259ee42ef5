"""Panelists asked by mail: their answers, and what they send, before an organiser accepts it."""
