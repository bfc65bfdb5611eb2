"""Writes corrections into stories, and changes nothing else in them."""
