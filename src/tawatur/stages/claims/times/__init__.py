"""When: the time expressions of a text, resolved against its clock, and which of them dates an event."""
