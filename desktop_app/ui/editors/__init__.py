"""Field editors: one box per field type, built from a form definition. No services: look-ups come in as functions."""
