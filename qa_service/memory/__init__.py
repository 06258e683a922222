"""Translation memories, and the translations of an export: segments and their words, indexed in one SQLite file."""
