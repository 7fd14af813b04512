"""The window: screens, field editors, item models, tasks.

Screens are dumb: data in by a setter, meaning out by signals.
"""
