"""Files into texts to check, one format a file."""
