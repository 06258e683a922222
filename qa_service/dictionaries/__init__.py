"""Bilingual dictionaries: found or fetched, read, compiled once into the user's cache, looked up in microseconds."""
