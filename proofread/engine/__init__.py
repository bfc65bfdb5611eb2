"""From settings to checks, and from a story to what became of it."""
