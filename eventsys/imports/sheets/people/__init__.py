"""People in cells: several in one, with roles, titles, positions, organisations and countries. Pure."""
