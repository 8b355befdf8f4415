"""Reading manuscript Markdown: text to nodes with spans. A Markdown token never leaves this room."""
