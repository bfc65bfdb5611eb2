"""Corrections into the runs of DOCX files."""

from proofread.fixing.docx.rewriting import rewrite

__all__ = ["rewrite"]
