"""Sponsor tiers in their own words, and who is listed under them."""
