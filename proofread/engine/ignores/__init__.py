"""Ignores: findings that somebody answers for, in the story or in a baseline."""
