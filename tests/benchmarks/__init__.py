"""Speed and memory as ratios to floors measured in the same run (design §15). ``make bench`` prints them.

A row is a generator function in a file ``bench_*.py`` here: it prepares in the folder it is given, yields a ``Pair``
of measures (each one run of the floor, or of the program), and cleans up after its ``yield``. Floor and subject run
in turn, so that a busy machine slows both; medians are compared. A row adds nothing to the program it measures.
"""
