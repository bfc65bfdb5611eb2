"""``proofread dict``: the compiled dictionaries, and those of a house."""
