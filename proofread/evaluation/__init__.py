"""Measures the checks against news whose faults are marked, and holds what was reached."""
