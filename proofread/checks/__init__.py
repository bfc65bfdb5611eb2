"""The checks: one module each, and the one list that names them all."""

from proofread.checks.case.unexpected_capital import UnexpectedCapital
from proofread.checks.check import Check
from proofread.checks.context.doubled_word import DoubledWord
from proofread.checks.context.missing_word import MissingWord as MissingSmallWord
from proofread.checks.context.surplus_word import SurplusWord
from proofread.checks.context.wrong_word import WrongWord
from proofread.checks.house.unwanted_form import UnwantedForm
from proofread.checks.names.inconsistent import Inconsistent
from proofread.checks.names.missing_word import MissingWord
from proofread.checks.names.misspelt import Misspelt as MisspeltName
from proofread.checks.ocr.broken_hyphenation import BrokenHyphenation
from proofread.checks.ocr.columns import Columns
from proofread.checks.ocr.confusion import Confusion
from proofread.checks.ocr.damaged_word import DamagedWord
from proofread.checks.ocr.junk import Junk
from proofread.checks.ocr.mojibake import Mojibake
from proofread.checks.ocr.spacing import Spacing
from proofread.checks.punctuation.doubled import Doubled
from proofread.checks.punctuation.wrong_mark import WrongMark
from proofread.checks.spacing.after_punctuation import AfterPunctuation
from proofread.checks.spacing.before_punctuation import BeforePunctuation
from proofread.checks.spacing.doubled_space import DoubledSpace
from proofread.checks.spacing.run_together import RunTogether
from proofread.checks.spacing.split_word import SplitWord
from proofread.checks.spelling.lost_letter import LostLetter
from proofread.checks.spelling.misspelt import Misspelt
from proofread.checks.spelling.other_dialect import OtherDialect

__all__ = ["BUILTIN", "Check"]

BUILTIN: tuple[type[Check], ...] = (
    UnexpectedCapital,
    DoubledWord,
    MissingSmallWord,
    SurplusWord,
    WrongWord,
    UnwantedForm,
    Inconsistent,
    MissingWord,
    MisspeltName,
    BrokenHyphenation,
    Columns,
    Confusion,
    DamagedWord,
    Junk,
    Mojibake,
    Spacing,
    Doubled,
    WrongMark,
    AfterPunctuation,
    BeforePunctuation,
    DoubledSpace,
    RunTogether,
    SplitWord,
    LostLetter,
    Misspelt,
    OtherDialect,
)
"""Every check, in the order of their ids."""
