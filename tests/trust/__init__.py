"""A province with its offices and the sticks between them, living at random; and what must be true at the end of it."""
