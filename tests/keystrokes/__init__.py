"""A gift list entered into the real window by real key presses, and counted (``make keystrokes``; not part of CI)."""
