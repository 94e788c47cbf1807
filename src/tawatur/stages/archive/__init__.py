"""The stage ``archive``: folders, files and streams become pages."""
