"""What a word is worth in a language: frequency lists and dictionaries, compiled once into a memory-mapped store."""
