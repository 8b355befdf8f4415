"""The book as values: frozen dataclasses and tuples, with no library but the standard one."""
