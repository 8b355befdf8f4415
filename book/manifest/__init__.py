"""book.yaml and the apparatus files beside it, validated where they stand."""
