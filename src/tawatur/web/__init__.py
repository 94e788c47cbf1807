"""Pages and HTTP API over queries."""
