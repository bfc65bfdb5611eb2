"""Scanned pages as recognition programs write them: ALTO, hOCR, PAGE XML."""
