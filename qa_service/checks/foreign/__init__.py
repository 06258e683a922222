"""Stray tokens of another language: words in the same script, words in another one, whole sentences."""

from .find import find

__all__ = ["find"]
