"""Parts of `dateline.resolve.times`: calendar, tokens, grammar, values, tense."""
