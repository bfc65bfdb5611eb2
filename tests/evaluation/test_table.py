"""Tables say the figures, and a dash where there is none."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from proofread.evaluation.corpus import Edit, Story
from proofread.evaluation.score import Flag
from proofread.evaluation.table import run_table, visible
from proofread.model.span import Span

if TYPE_CHECKING:
    from tests.evaluation.conftest import MakeMeasured


def test_table_by_hand(make_measured: "MakeMeasured", flag: Callable[..., Flag]) -> None:
    story = Story("a", "ab cd ef gh", (Edit(Span(0, 2), ("x",), ""), Edit(Span(3, 5), ("y",), "")))
    found = [flag(0, 2, "x"), flag(3, 5, "z", 0.6), flag(6, 8, None, 0.1, "c.d")]
    gold = make_measured("gold", [(story, found)])
    clean = make_measured("clean", [(Story("a", "ab cd"), [flag(0, 2, "x")])], labelled=False)
    assert (
        run_table([gold, clean])
        == """\
set    from     wanted  recall  precision   F0.5  fixed  false/10k words
gold   error         2   0.500      1.000  0.833  0.500             0.00
gold   warning       2   1.000      1.000  1.000  0.500             0.00
gold   info          2   1.000      0.667  0.714  0.500          2500.00
clean  error         0       -          -      -      -          5000.00
clean  warning       0       -          -      -      -          5000.00
clean  info          0       -          -      -      -          5000.00

set    check  from     findings  good  faults hit  precision  false/10k words
gold   a.b    error           1     1           1      1.000             0.00
gold   a.b    warning         2     2           2      1.000             0.00
gold   a.b    info            2     2           2      1.000             0.00
gold   c.d    info            1     0           0      0.000          2500.00
clean  a.b    error           1     -           -          -          5000.00
clean  a.b    warning         1     -           -          -          5000.00
clean  a.b    info            1     -           -          -          5000.00

confidence  findings  right  share  mean confidence
0.1 to 0.2         1      0  0.000            0.100
0.6 to 0.7         1      1  1.000            0.600
0.9 to 1.0         1      1  1.000            0.950
expected calibration error 0.183 over 3 findings
"""
    )


def test_nothing_found_is_a_table(make_measured: "MakeMeasured") -> None:
    story = Story("a", "ab", (Edit(Span(0, 2), ("x",), ""),))
    assert "gold  error         1   0.000          -  0.000  0.000             0.00\n" in run_table(
        [make_measured("gold", [(story, [])])]
    )


def test_what_does_not_print_is_spelt_out() -> None:
    assert visible("a\tb\n\ud83d\u200bé 😀") == "a\\tb\\n\\ud83d\\u200bé 😀"
