"""Who says so, and through whom."""
