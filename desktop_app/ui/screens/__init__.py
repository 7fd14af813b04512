"""The screens: data in by one setter, meaningful signals out. No screen imports a service; ``app.py`` connects them."""
