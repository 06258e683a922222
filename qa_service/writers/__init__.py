"""Exports with their findings noted, one format a file."""
