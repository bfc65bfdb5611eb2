"""Copy that a machine read off page images: whether a story is such copy, and what is wrong in it."""
