"""Learns from copy read off page images, of which the truth is known: which letters are misread, and what is wrong."""
