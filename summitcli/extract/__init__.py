"""Lay blocks out as facts: words to values first, then values to facts."""
