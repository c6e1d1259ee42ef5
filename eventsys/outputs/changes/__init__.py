"""Changes from edition to edition in sentences, for pages and letters."""
