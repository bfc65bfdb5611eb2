"""``proofread baseline``: findings that are answered for."""
