"""What to write instead: providers asked in order, and edits that fit the gap."""
