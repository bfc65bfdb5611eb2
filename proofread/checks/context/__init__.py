"""Words that are wrong where they stand."""
