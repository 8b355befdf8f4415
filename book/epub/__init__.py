"""The EPUB edition: fragments to documents, navigation, fonts, metadata, archive. The only code that knows EbookLib."""
