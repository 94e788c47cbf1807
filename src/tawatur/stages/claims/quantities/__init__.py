"""How many: numbers with what they count, and the event that they belong to."""
