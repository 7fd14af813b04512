"""Screens only a province has."""
