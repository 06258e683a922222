"""Checks of a target against its source: one module a kind, all silent when the source is not known."""
