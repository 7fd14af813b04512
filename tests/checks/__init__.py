"""The project's own checks: what ruff, mypy and import-linter cannot say.

Each rule is a function from a parsed source to findings, listed with its reason, and has a test that shows it
catching its violation. ``python -m tests.checks`` runs all of them on the tree.
"""
