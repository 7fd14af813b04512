"""Removable drives and the durable copy with read-back."""
