"""From words to the world: actors, places, times, quantities, and who a pronoun stands for."""
