"""The nouns: frozen values that do no input or output."""
