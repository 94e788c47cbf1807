"""Where records rest: the workspace."""
