"""Damage that page images, PDF files and code pages leave in text."""
