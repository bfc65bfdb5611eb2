"""Words that are wrong where they stand, missing or too many."""
