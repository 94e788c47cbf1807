"""Where: the places that a text names, each with what it means on the map, or honestly with no point."""
