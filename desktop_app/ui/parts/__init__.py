"""The parts every screen is made of: each looks and behaves as look.md says, and none knows a screen or a service.

A part gets its words translated from the screen, takes colours and pixels from ``theme``, and follows a change of
theme or text size by itself (``Themed.restyle``).
"""
