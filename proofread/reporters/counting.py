"""Numbers with their nouns."""


def counted(number: int, noun: str) -> str:
    """A number with its noun, in the plural where it is not one."""
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number:,} {noun if number == 1 else plural}"
