"""The only package that knows SQLite: connection, keys, migrations, versions, journal, search, outbox, ledger."""
