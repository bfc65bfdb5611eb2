"""``proofread hook``: what stops a commit."""
