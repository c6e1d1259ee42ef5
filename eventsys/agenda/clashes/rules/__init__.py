"""What is a clash, and what mends it: pure decisions on plain values."""
