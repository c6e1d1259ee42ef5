"""Names in a sheet and what of the event they may mean: proposals with reasons, never taken silently. Pure."""
