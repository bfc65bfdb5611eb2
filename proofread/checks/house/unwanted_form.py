"""A form that the house replaces with another.

The pairs stand in house dictionaries: text files that the settings name, with lines
such as ``Kiev -> Kyiv  # AP style since 2019``. A form in small letters is found with
any capitals, one with a capital only so and in capitals throughout; the correction
keeps the capitals of what is written. Possessive forms and compounds with a hyphen are
found, too. A longer name that the house accepts is left alone. In quotation marks,
where the words are somebody's, this is a warning and not an error.

House:
    Kiev -> Kyiv  # the wire's style since 2019
    chicken Kiev
    per cent -> percent
    Web site -> website

Examples:
    Trains from {{Kiev|Kyiv}} were late, said {{Kiev|Kyiv}}'s mayor.
    THE {{KIEV|KYIV}} TALKS HAVE FAILED, OFFICIALS SAY
    Prices rose by four {{per cent|percent}} in May. {{Per cent|Percent}} is one word here.
    A {{Kiev|Kyiv}}-based firm runs the {{Web site|website}}.

Passes:
    The chicken Kiev was cold, and Kyiv was eight percent warmer.
    The website of the firm speaks of chicken Kiev.
"""

from collections.abc import Iterator
from typing import ClassVar, Final

from proofread.analysis import Analysis
from proofread.model.finding import CheckInfo, Finding, Safety, Suggestion
from proofread.suggest.judge import Judge

_RULED: Final = 0.99
_QUOTED: Final = 0.8  # a warning: the house rules its own words, not those of others


class UnwantedForm:
    """The wrong sides of the pairs in house dictionaries."""

    info: ClassVar = CheckInfo("house.unwanted-form", "A form that the house replaces with another")

    def __init__(self, judge: Judge) -> None:
        self.judge = judge

    def find(self, analysis: Analysis) -> Iterator[Finding]:
        """Every form that a pair replaces."""
        if self.judge.house is None:
            return
        for each in self.judge.house.unwanted(analysis):
            quoted = analysis.is_quoted(each.first)
            written = " ".join(analysis.text[slice(*each.span)].split())
            because = f": {each.said.note}" if each.said.note else ""
            yield Finding(
                self.info.id,
                each.span,
                f"the house writes “{each.right}” for “{written}”{because}",
                (Suggestion(each.right, 1.0, Safety.REVIEW if quoted else Safety.SAFE),),
                _QUOTED if quoted else _RULED,
                (f"the house says {each.right}{because} ({each.said.place})",),
            )
