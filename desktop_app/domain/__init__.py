"""What the records mean: definitions, versions, life cycle, validation, places, money, dates, Vietnamese text.

Pure: no files but the definitions and lists it is handed, no clock, no SQL, no Qt.
"""
