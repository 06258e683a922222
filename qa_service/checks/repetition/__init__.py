"""What the checks for repetition share: events, the reasons that make them right, and how they are reported."""
