"""The keys the windows really bind, gathered from the windows themselves: ``make keys`` writes them into the help."""
