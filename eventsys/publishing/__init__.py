"""From draft to edition: collect what may be public, amend it, freeze it."""
