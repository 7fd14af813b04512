"""Reports as data: each maker against a plain recomputation of what it tells."""
