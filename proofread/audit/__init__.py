"""What became of findings: a line a run in a log, and what many runs tell of the checks."""
