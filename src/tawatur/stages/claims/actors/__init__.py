"""Who: the actors that a text names, and what governs each of them in its sentence."""
