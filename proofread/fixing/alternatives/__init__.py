"""Corrections beside what was recognised, which stays: the ``<ALTERNATIVE>`` of words of ALTO."""

from proofread.fixing.alternatives.writing import Annotated, annotated, why_not_alto

__all__ = ["Annotated", "annotated", "why_not_alto"]
