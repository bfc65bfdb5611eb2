"""Corrections on their way back into the files that stories came from, exactly or not at all."""
