"""Keep what was coded, and find it again."""
