"""A list of candidates to tick: a line each, with a box before it that an editor fills."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from proofread.errors import UsageError
from proofread.reporters.counting import counted
from proofread.reporters.visible import visible

if TYPE_CHECKING:
    from proofread.suggest.harvest import Candidate

# The form ends before two spaces, as the list has it; an arrow that an editor put behind those goes with it.
_BOX: Final = re.compile(r"\s*\[(?P<tick>[^\]]*)\]\s*(?P<form>.*?(?:\s+->\s+.*?)?)(?:\s{2,}.*|\s*)")
_WIDTH: Final = 120
_CUT: Final = "..."


def tick_lines(candidates: "Iterable[Candidate]", stories: int, name: str) -> Iterator[str]:
    """The lines of a list over so many stories; `name` is what the file will be called."""
    rest = list(candidates)
    accepted, slips = [each for each in rest if not each.is_slip], [each for each in rest if each.is_slip]
    yield f"# Words and names of {counted(stories, 'story')} that no dictionary knows or that are doubted."
    yield "# Put an x into the box of each that is right, so: [x]. You may change the word, too. Then run"
    yield f'#     proofread dict add --from-list {name} --because "..."'
    yield ""
    yield from _lines(accepted)
    if slips:
        yield ""
        yield "# These would be called wrong; tick those that are right."
        yield ""
        yield from _lines(slips)


def _lines(candidates: "list[Candidate]") -> Iterator[str]:
    width = max((len(each.text) for each in candidates), default=0)
    for each in candidates:
        counts = f"{counted(each.stories, 'story')}, {counted(each.times, 'time')}"
        alike = f"like {each.resembles}" if each.resembles else ""
        start = f"[ ] {each.text:<{width}}  {counts:<22}  {alike}".rstrip()
        yield f"{start}  {passage(each, _WIDTH - len(start))}".rstrip()


def passage(candidate: "Candidate", width: int) -> str:
    """A candidate in its context, on one line, cut between words to about so many characters."""
    before, after = candidate.before.split(), candidate.after.split()
    written = " ".join(candidate.written.split())
    room = width - len(written) - 2 * len(_CUT)
    left = list(_fitting(reversed(before), room // 2))[::-1]
    right = list(_fitting(after, room - sum(len(word) + 1 for word in left)))
    start = ("" if len(left) == len(before) else _CUT) + " ".join(left)
    end = " ".join(right) + ("" if len(right) == len(after) else _CUT)
    start += " " * (bool(left) and candidate.before[-1:].isspace())
    end = " " * (bool(right) and candidate.after[:1].isspace()) + end
    return visible(f"{start}{written}{end}")


def _fitting(words: Iterable[str], room: int) -> Iterator[str]:
    """The first words that fit into so many characters with a space each."""
    for word in words:
        room -= len(word) + 1
        if room < 0:
            return
        yield word


def read_ticked(path: Path) -> list[tuple[str, str]]:
    """What is ticked in a list: each form, and what stands for it where the editor made it a pair.

    Raises:
        ReadError: the list cannot be read.
        UsageError: a line is no line of a list, or none is ticked.
    """
    from proofread.lexicon.house import COMMENT, parsed
    from proofread.lexicon.wordlists import list_text

    found = []
    for number, line in enumerate(list_text(path).splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith(COMMENT):
            continue
        box = _BOX.fullmatch(line)
        if box is None or box["tick"].strip() not in ("", "x", "X"):
            raise UsageError(
                f"{path}:{number}: this is no box with a word: {line.strip()}", hint="[x] word, or [ ] word"
            )
        if box["tick"].strip():
            try:
                found.append(parsed(box["form"]))
            except ValueError as error:
                raise UsageError(f"{path}:{number}: {error.args[0]}", hint=error.args[1]) from None
    if not found:
        raise UsageError(f"nothing is ticked in {path}", hint="put an x into the boxes of what is right: [x]")
    return list(dict.fromkeys(found))
