"""The same use cases without Qt: ``so-cong-doan COMMAND``, one file per group of commands."""
