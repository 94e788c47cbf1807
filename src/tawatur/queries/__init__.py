"""The only read side: filters in, views out."""
