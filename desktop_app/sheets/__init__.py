"""Tables as files: CSV and Excel workbooks, written from cells that say what they are."""
