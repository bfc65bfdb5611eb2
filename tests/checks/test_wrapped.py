"""Text whose lines are wrapped is read as paragraphs, and what is found in it stands where the file has it."""

from typing import TYPE_CHECKING

import pytest

from proofread.model.finding import Severity
from proofread.model.wire import finding_objects

if TYPE_CHECKING:
    from tests.conftest import Desk

WRAPPED = """\
The ministry said on Monday that it would recieve the report of the
commission, which was due in March, and that all of the government had
read it by the the end of the year. The vote that was taken late on the
the budget was held in Mauripol , officials said, when the talks of the
two sides had ended saidciting a statement that was read out in Vienna.

  Another paragraph begins with a propostition that was on the table and
  goes on for a line or two of the same width as the first one had.
"""
FOUND = [
    (1, 43, "recieve", "receive"),
    (3, 12, "the the", "the"),
    (3, 69, "the{end}the", "the"),
    (4, 24, "Mauripol", "Mariupol"),
    (4, 32, " ,", ","),
    (5, 21, "saidciting", "said citing"),
    (7, 35, "propostition", "proposition"),
]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_findings_stand_at_their_line_and_column(desk: "Desk", end: str) -> None:
    source = WRAPPED.replace("\n", end)
    checked = desk.read(source).at_least(Severity.WARNING)
    assert checked.document is not None
    assert len(checked.document.blocks) == 2
    found = finding_objects(checked)
    assert [(each["line"], each["column"], each["text"], each["suggestions"][0]["replacement"]) for each in found] == [
        (line, column, text.format(end=end), right) for line, column, text, right in FOUND
    ]
    for each in found:
        line = source.split(end)[each["line"] - 1]
        assert f"{line}{end}"[each["column"] - 1 :].startswith(each["text"].split(end)[0])
