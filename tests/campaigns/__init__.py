"""The long runs: faults and fuzz for minutes or hours. ``make campaign`` (``SECONDS=600`` for each one's time).

A campaign is a file ``campaign_*.py`` here with ordinary test functions; ``make test`` does not collect them. It
takes the fixture ``budget`` and works in rounds: ``for seed in budget: …``. Each round gets its own seed, printed when
it fails; ``make campaign PYTEST='--seed=123'`` does that round alone. What a campaign finds becomes an ordinary test.
"""
