"""The stage ``territory``: events become spans of control."""
