"""Between git and the engine: what changed in which stories, what of it is new, and the hooks themselves."""
