"""The word that was probably meant."""

from collections.abc import Iterable


def nearest(name: str, known: Iterable[str]) -> str:
    """A hint that says which known name was probably meant, or which there are."""
    from difflib import get_close_matches

    names = sorted(known)
    close = get_close_matches(name, names, n=1, cutoff=0.5)
    return f"did you mean {close[0]!r}?" if close else f"known are: {', '.join(names)}"
