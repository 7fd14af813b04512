"""Item models: rows of lists and suggestions, as Qt's views ask for them."""
