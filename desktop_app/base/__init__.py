"""What every layer may use: errors, clock, paths, files, translation, logging. Imports nothing of ours."""
