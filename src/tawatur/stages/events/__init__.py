"""The stage ``events``: claims become events with lineages, grades and disagreements."""
