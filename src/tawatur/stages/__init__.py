"""The verbs: pure functions, records in, records out. A stage is named for what it yields."""
