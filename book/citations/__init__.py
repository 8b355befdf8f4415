"""The bibliography: sources read from their files, and citations set by a processor of the Citation Style Language."""
