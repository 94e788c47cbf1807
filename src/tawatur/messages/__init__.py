"""Every user-facing string, in Arabic and English."""
