"""Checks over many texts, streaming and in order."""
