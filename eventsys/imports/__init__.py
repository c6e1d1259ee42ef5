"""Files in: schedules read, matched with the draft, and applied all or nothing."""
