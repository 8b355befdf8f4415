"""Names of people and terms of the glossary, found in the text and marked as if by hand."""
