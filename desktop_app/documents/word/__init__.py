"""The same papers as Word files an office goes on writing in: one description of a paper, two ways out."""
