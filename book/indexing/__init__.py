"""The command `book index`: the index as text, what it may lack, and its way to an indexer's program and back."""
