"""Flows only a province has."""
