"""Who did it, and to whom or against whom."""
