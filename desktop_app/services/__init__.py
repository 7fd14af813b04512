"""Use cases. Constructors take what they need; no Qt, no SQL."""
