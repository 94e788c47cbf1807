"""Where stages run: a two-method protocol, and local processes."""
