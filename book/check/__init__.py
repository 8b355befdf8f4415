"""The finished editions checked: by validators that the trade uses, and by rules of our own."""
