"""What the tests of quality share."""

from typing import TYPE_CHECKING

import pytest

from proofread.quality.assess import Assessor

if TYPE_CHECKING:
    from proofread.suggest.judge import Judge


@pytest.fixture(scope="session")
def assessor(judge: "Judge") -> Assessor:
    """What judges texts, over the real dictionaries."""
    return Assessor(judge)
