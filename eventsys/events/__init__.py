"""Events and their parts: dates, places, rooms, tracks, kinds, documents, who convenes them."""
