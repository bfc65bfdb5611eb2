"""Finds the errors that slip into English news copy, and leaves right copy alone."""
