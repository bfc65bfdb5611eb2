"""What kept the language model from being asked, told once a run."""

from typing import TYPE_CHECKING

from proofread.cli import program
from proofread.config import Settings

if TYPE_CHECKING:
    from proofread.model.outcome import Failure
    from proofread.suggest.witness import Witness


def tell_trouble(witness: "Witness | None", settings: Settings) -> bool:
    """Say what kept the model from being asked; whether that fails the run, which it does to a deep look."""
    if witness is None and settings.why and settings.depth != "quick":
        program.tell(
            "no language model is installed, so doubts were weighed without it",
            "`proofread model info` says what is missing, `proofread model install` brings it",
        )
    failure = failure_of(witness, settings)
    if failure is not None:
        program.tell(failure.message, failure.hint)
    return failure is not None


def failure_of(witness: "Witness | None", settings: Settings) -> "Failure | None":
    """The failure of a run that was to look deep and could not; where a model only helps in doubt it is told."""
    if witness is None or witness.trouble is None:
        return None
    if settings.depth != "deep":
        program.tell(f"{witness.trouble.message}; the stories were checked without it", witness.trouble.hint)
        return None
    from proofread.model.outcome import Failure

    return Failure("language model", witness.trouble.message, witness.trouble.hint)
