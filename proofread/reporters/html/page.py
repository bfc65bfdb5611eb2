"""The page around the stories: what the run came to, filters, and what the checks look for."""

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Final

from proofread.checks import Check
from proofread.checks.about import About, about
from proofread.model.finding import Severity
from proofread.reporters.html.escaping import check_id, icon, shown
from proofread.reporters.html.story import Story
from proofread.reporters.summary import Summary
from proofread.reporters.tool import VERSION
from proofread.reporters.wording import hinted

_WORST_FIRST: Final = tuple(sorted(Severity, reverse=True))


@dataclass(slots=True)
class Overview:
    """What the page says before the stories.

    Attributes:
        stories: each story, in order.
        by_check: how often each check found something of each severity.
        described: further checks that are named on the page.
    """

    stories: list[Story] = field(default_factory=list)
    by_check: Counter[tuple[str, Severity]] = field(default_factory=Counter)
    described: set[str] = field(default_factory=set)

    @property
    def checks(self) -> list[str]:
        """The checks that found something, those with most findings first."""
        totals: Counter[str] = Counter()
        for (check, _), count in self.by_check.items():
            totals[check] += count
        return sorted(totals, key=lambda check: (-totals[check], check))


def page(summary: Summary, overview: Overview, articles: Sequence[str], checks: Iterable[type[Check]]) -> str:
    """The whole page."""
    style, script = _resource("page.css"), _resource("page.js")
    known = {check.info.id: check for check in checks}
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(style, script)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f'<meta name="generator" content="proofread {VERSION}">\n'
        f"<title>{shown(_verdict(summary))} · proofread</title>\n"
        f"<style>{style}</style>\n<script>{script}</script>\n</head>\n<body>\n"
        f"{_masthead(summary, overview)}{_bar(summary, overview)}"
        f'<div class="columns">\n{_side(overview)}<main id="stories">\n{"".join(articles)}'
        f'<p id="nothing" role="status" hidden>Nothing fits the filter.</p>\n'
        f"{_glossary(overview, known)}</main>\n</div>\n{_keys()}"
        "</body>\n</html>\n"
    )


def _resource(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Nothing may be fetched, and only the style and the script of the page itself count."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _masthead(summary: Summary, overview: Overview) -> str:
    stories = sum(bool(story.counts) for story in overview.stories)
    parts = [f"in {stories:,} of {_number(summary.stories, 'story', 'stories')}"] if stories else []
    if not stories:
        parts.append(_number(summary.stories, "story", "stories"))
    parts.append(_number(summary.words, "word", "words"))
    if summary.hidden:
        parts.append(f"{summary.hidden:,} less certain left out")
    passed = [f"{count:,} {reason}" for reason, count in summary.passed_over.items()]
    if passed:
        parts.append(f"passed over: {', '.join(passed)}")
    return (
        f'<header class="masthead">\n<p class="brand">proofread <span>{VERSION}</span></p>\n'
        f"<h1>{_spoken_verdict(summary)}</h1>\n"
        f'<p class="scope">{shown(" · ".join(parts))}</p>\n{_failures(overview.stories)}</header>\n'
    )


def _verdict(summary: Summary) -> str:
    """What the run came to, in a few words."""
    found = [_counted(summary.shown[each], each) for each in _WORST_FIRST if summary.shown[each]]
    if summary.failures:
        found.append(_number(summary.failures, "failure", "failures"))
    return _joined(found) if found else "Nothing found"


def _spoken_verdict(summary: Summary) -> str:
    found = [
        f'<span class="{each.label}">{_counted(summary.shown[each], each)}</span>'
        for each in _WORST_FIRST
        if summary.shown[each]
    ]
    if summary.failures:
        found.append(f'<span class="error">{_number(summary.failures, "failure", "failures")}</span>')
    return _joined(found) if found else "Nothing found"


def _counted(number: int, severity: Severity) -> str:
    return _number(number, severity.label, severity.label if severity is Severity.INFO else f"{severity.label}s")


def _number(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _joined(parts: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))


def _failures(stories: Iterable[Story]) -> str:
    items = "".join(
        f'<li><a href="#story-{story.number}">{shown(story.name)}</a>: {shown(hinted(failure))}</li>\n'
        for story in stories
        for failure in story.failures
    )
    if not items:
        return ""
    return (
        '<section class="failures" aria-label="Failures">\n<h2>Not all was checked</h2>\n'
        f"<ul>\n{items}</ul>\n</section>\n"
    )


def _bar(summary: Summary, overview: Overview) -> str:
    """The filters and buttons; without scripts they would do nothing, so the style hides them there."""
    switches = "".join(
        f'<label class="switch {each.label}"><input type="checkbox" name="severity" value="{each.label}" checked>'
        f"{icon(each.label)}{_counted(summary.shown[each], each)}</label>\n"
        for each in _WORST_FIRST
        if summary.shown[each]
    )
    return (
        '<form class="bar" role="search" aria-label="Filter the findings">\n'
        f'<div class="switches">{switches}</div>\n'
        f'<select name="check" aria-label="Check or family">\n<option value="">All checks</option>\n'
        f"{''.join(_options(overview.checks))}</select>\n"
        '<input type="search" name="text" placeholder="Find in findings" aria-label="Find in findings">\n'
        '<output name="shown"></output>\n'
        '<span class="buttons"><button type="button" data-do="previous" title="Previous finding (k)">'
        '<span aria-hidden="true">↑</span><span class="unseen">Previous finding</span></button>\n'
        '<button type="button" data-do="next" title="Next finding (j)"><span aria-hidden="true">↓</span>'
        '<span class="unseen">Next finding</span></button>\n'
        '<button type="button" data-do="theme" title="Light or dark"><span aria-hidden="true">◐</span>'
        '<span class="unseen">Light or dark</span></button>\n'
        '<button type="button" data-do="keys" title="Keys (?)"><span aria-hidden="true">?</span>'
        '<span class="unseen">Keys</span></button></span>\n</form>\n'
    )


def _options(checks: Sequence[str]) -> Iterator[str]:
    for family in sorted({check.partition(".")[0] for check in checks}):
        members = sorted(check for check in checks if check.partition(".")[0] == family)
        yield f'<optgroup label="{shown(family)}">\n<option value="{shown(family)}.">all of {shown(family)}</option>\n'
        yield "".join(f'<option value="{shown(check)}">{shown(check)}</option>\n' for check in members)
        yield "</optgroup>\n"


def _side(overview: Overview) -> str:
    return (
        '<div class="side">\n<nav class="overview" aria-label="Overview">\n'
        f"{_by_check(overview)}{_by_story(overview.stories)}</nav>\n"
        '<aside id="panel" class="panel" aria-label="Finding" hidden>\n<p class="steps">'
        '<span id="step"></span><button type="button" data-do="previous">Previous</button>'
        '<button type="button" data-do="next">Next</button><button type="button" data-do="close">Close</button></p>\n'
        '<div id="finding" aria-live="polite"></div>\n</aside>\n</div>\n'
    )


def _by_check(overview: Overview) -> str:
    checks = overview.checks
    if not checks:
        return ""
    totals = [[overview.by_check[check, severity] for severity in _WORST_FIRST] for check in checks]
    most = max(map(sum, totals))
    rows = "".join(
        f'<li><a href="#{check_id(check)}">{shown(check)}</a> <span class="total">{sum(counts):,}</span>'
        f"{_strip(counts, most)}</li>\n"
        for check, counts in zip(checks, totals, strict=True)
    )
    return f'<h2>By check</h2>\n<ul class="by-check">\n{rows}</ul>\n'


def _strip(counts: Sequence[int], most: int) -> str:
    """A strip as long as there are findings, parted by severity."""
    parts, at = "", 0.0
    for severity, count in zip(_WORST_FIRST, counts, strict=True):
        width = 100 * count / most
        if count:
            parts += f'<rect class="{severity.label}" x="{at:.1f}" width="{width:.1f}" height="4"/>'
        at += width
    return f'<svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">{parts}</svg>'


def _by_story(stories: Sequence[Story]) -> str:
    if len(stories) < 2:
        return ""
    rows = "".join(
        f'<li data-story="story-{story.number}"><a href="#story-{story.number}">{shown(story.name)}</a> '
        f'<span class="total">{_story_counts(story)}</span></li>\n'
        for story in stories
    )
    return f'<h2>By story</h2>\n<ul class="by-story">\n{rows}</ul>\n'


def _story_counts(story: Story) -> str:
    if story.failures:
        return '<span class="count error">failed</span>'
    return " ".join(_short(story.counts[each], each) for each in _WORST_FIRST if story.counts.get(each)) or "–"


def _short(number: int, severity: Severity) -> str:
    word = _counted(number, severity).partition(" ")[2]
    label = severity.label
    return f'<span class="count {label}">{icon(label)}{number:,}<span class="unseen"> {word}</span></span>'


def _glossary(overview: Overview, known: dict[str, type[Check]]) -> str:
    named = sorted({*overview.checks, *overview.described})
    if not named:
        return ""
    entries = "".join(_entry(check, about(known[check]) if check in known else None) for check in named)
    return (
        '<section class="glossary" aria-labelledby="checks">\n<h2 id="checks">What the checks look for</h2>\n'
        f"<dl>\n{entries}</dl>\n</section>\n"
    )


def _entry(check: str, described: About | None) -> str:
    paragraphs = described.paragraphs if described else ()
    text = "".join(f"<p>{shown(paragraph)}</p>" for paragraph in paragraphs)
    return f'<div id="{check_id(check)}"><dt>{shown(check)}</dt>\n<dd>{text}</dd></div>\n'


def _keys() -> str:
    keys = (
        ("j or →", "next finding"),
        ("k or ←", "previous finding"),
        ("Enter, Space", "open the finding in focus"),
        ("Esc", "close"),
        ("/", "find in findings"),
        ("?", "these keys"),
    )
    rows = "".join(f"<div><dt>{key}</dt><dd>{does}</dd></div>\n" for key, does in keys)
    return (
        '<dialog id="keys" aria-labelledby="keys-title">\n<h2 id="keys-title">Keys</h2>\n'
        f'<dl>\n{rows}</dl>\n<button type="button" data-do="close-keys">Close</button>\n</dialog>\n'
    )
