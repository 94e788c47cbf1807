"""A sentence as the readers see it: its words, what each may be, its clauses and its mentions."""
