"""A stretch of text."""

from typing import NamedTuple


class Span(NamedTuple):
    """Half-open stretch ``[start, end)`` of a text, in code points."""

    start: int
    end: int

    def shifted(self, by: int) -> "Span":
        """The same stretch in a text that begins ``by`` code points earlier."""
        return Span(self.start + by, self.end + by)

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a code point, or an empty one lies inside the other."""
        if self == other:
            return True
        if self.start == self.end:
            return other.start < self.start < other.end
        if other.start == other.end:
            return self.start < other.start < self.end
        return self.start < other.end and other.start < self.end
