"""``proofread fix``: corrections, certain ones unasked, the rest finding by finding."""
