"""Views become bytes: one module a format."""
