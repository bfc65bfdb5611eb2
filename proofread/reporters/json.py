"""The machine interface, version 1: one JSON object for the whole run."""

import json

from proofread.model.outcome import Checked
from proofread.model.wire import VERSION, document_object
from proofread.reporters.summary import Summary
from proofread.reporters.tool import TOOL


class JsonReporter:
    """One object with all stories in it, one of them a line; written as it goes, whole only at its end."""

    def __init__(self) -> None:
        self._between = "\n"

    def begin(self) -> str:
        """The version, the tool, and the list of stories opened."""
        return f'{{"version":{VERSION},"tool":{compact(TOOL)},"documents":['

    def document(self, checked: Checked) -> str:
        """One story, on a line of its own."""
        between, self._between = self._between, ",\n"
        return between + compact(document_object(checked))

    def end(self, summary: Summary) -> str:  # noqa: ARG002 - the shape of version 1 has no place for it
        """The list and the object closed."""
        return "\n]}\n"


class JsonLinesReporter:
    """One story a line, each a JSON object."""

    def begin(self) -> str:
        """Nothing: a line is a story."""
        return ""

    def document(self, checked: Checked) -> str:
        """One story, its line ended."""
        return compact(document_object(checked)) + "\n"

    def end(self, summary: Summary) -> str:  # noqa: ARG002 - a line is a story
        """Nothing: a line is a story."""
        return ""


def compact(value: object) -> str:
    """A value as JSON on one line, letters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
