"""What we know of a language's words: one folder a language (``ar``), and typed loaders beside them."""
