"""``proofread eval``: figures on news with marked errors."""
