"""Tawatur reads Arabic news pages about a conflict into cited claims, events, origins and control."""

__version__ = "0.1.0"
