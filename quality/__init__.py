"""Measurements of the program: ceilings, quality against the gold, speed."""
