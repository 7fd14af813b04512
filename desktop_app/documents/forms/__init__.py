"""The layout of each printed form: what it shows as data, and the blocks it is made of."""
