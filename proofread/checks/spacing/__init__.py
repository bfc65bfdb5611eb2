"""Spaces too many and too few."""
