"""What the office signs and files: what is to be printed, what was printed, and the numbers its documents bear."""
