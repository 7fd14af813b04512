"""A real window under an own X screen, typed into through IBus-Unikey: what an office's PC does, key by key."""
