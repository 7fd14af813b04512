"""Flows: they connect dumb screens with services, one flow per job of the clerk."""
