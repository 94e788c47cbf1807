"""Which of the places told an event happened at, and in which role."""
