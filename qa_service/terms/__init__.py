"""The caller's own terms: glossaries in CSV, TSV and TBX."""
