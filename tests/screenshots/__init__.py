"""Pictures of every window and dialog, for looking at: ``make screenshots``."""
