"""Paper, made with reportlab: letterhead, tables and the forms. The same input gives the same bytes."""
