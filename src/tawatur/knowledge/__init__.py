"""What we know, as data files that a person can edit, and the loaders that refuse bad ones."""
