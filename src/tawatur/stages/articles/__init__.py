"""The stage ``articles``: a page becomes a clean, dated article."""
