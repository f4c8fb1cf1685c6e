"""Query archives of diplomatic summit documents."""

__version__ = "0.1.0"
