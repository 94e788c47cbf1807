"""The stage ``claims``: an article becomes claims."""
