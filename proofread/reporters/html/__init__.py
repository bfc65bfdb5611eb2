"""One page of HTML with every story as prose and its findings marked in place; it needs nothing but a browser."""

from collections import Counter
from collections.abc import Sequence

from proofread.checks import BUILTIN, Check
from proofread.model.outcome import Checked
from proofread.reporters.html.page import Overview, page
from proofread.reporters.html.story import Story, article
from proofread.reporters.summary import Summary


class HtmlReporter:
    """A page that opens with what the run came to, so it is written at the end; until then its stories are kept.

    Args:
        checks: the checks there are; those that found something are described.
    """

    def __init__(self, checks: Sequence[type[Check]] = BUILTIN) -> None:
        self._checks = checks
        self._overview = Overview()
        self._articles: list[str] = []

    def begin(self) -> str:
        """Nothing: what stands at the top is known at the end."""
        return ""

    def document(self, checked: Checked) -> str:
        """Nothing yet."""
        number = len(self._articles) + 1
        self._articles.append(article(number, checked))
        counts = Counter(finding.severity for finding in checked.findings)
        self._overview.stories.append(Story(number, checked.name, counts, checked.failures))
        self._overview.by_check.update((finding.check, finding.severity) for finding in checked.findings)
        self._overview.described.update(ignored.finding.check for ignored in checked.ignored)
        return ""

    def end(self, summary: Summary) -> str:
        """The page."""
        return page(summary, self._overview, self._articles, self._checks)
