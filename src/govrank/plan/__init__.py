"""The plan: a flat tuple of operations over columns. It knows nothing of rulesets."""
