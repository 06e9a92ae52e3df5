"""Looking at results: explanations, verdicts on published figures, receipts, examples."""
