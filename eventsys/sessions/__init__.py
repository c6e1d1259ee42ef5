"""What is said, and by whom: sessions and the appearances on their rosters."""
