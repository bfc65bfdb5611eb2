"""From a doubtful place to ranked corrections and how sure we are."""
