"""The made-up records of 2015-2020."""
