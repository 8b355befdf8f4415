"""More diagnostics of the family IDX: advice on the finished index (IX-45 to IX-56), and `book index --apply`."""

from __future__ import annotations

from book.codes.code import Code

TABLE: tuple[Code, ...] = (
    Code(
        "IDX-025",
        "info",
        "“{heading}” says see also “{target}”, which does not say see also “{heading}”",
        "if a reader of the one wants the other, refer both ways",
        """Two headings that belong together refer to each other. From the wider to the narrower one way is enough:
        this is for the editor to judge.""",
    ),
    Code(
        "IDX-026",
        "info",
        "“{heading}” says see also “{target}”, which has no page that “{heading}” has not",
        "take the reference out, or mark more places with “{target}”",
        """A see also sends the reader on an errand. Where every page of the other heading stands under this one, they
        come back with nothing.""",
    ),
    Code(
        "IDX-027",
        "info",
        "“{heading}” says see “{target}”, which has no more than {count} page numbers",
        "mark those places with both headings, and take the see out",
        """A see saves room where the other heading has subheadings or many pages. For three pages or fewer, the reader
        is better served with the pages themselves, under both headings.""",
    ),
    Code(
        "IDX-029",
        "warning",
        "“{heading}” is in the index, “{other}” is not",
        "add it to index.yaml, with a see to “{heading}”",
        """A reader looks an abbreviation up as it stands in the text, or in full, and must find it either way. One of
        the two has the pages, the other a see. Looked at are headings such as NEP (New Economic Policy), and
        abbreviations of the glossary with an expansion.

        In index.yaml:  - heading: New Economic Policy
                          see: NEP (New Economic Policy)""",
    ),
    Code(
        "IDX-030",
        "warning",
        "“{heading}” begins with a capital, and the text has “{word}” in lower case only",
        "write it with a small letter, or all headings with a capital",
        """Headings are written as the words stand in running text: proper names with a capital, all else without. An
        index that mixes both for common words looks as if the capitals meant something. An index with a capital at
        every heading is left alone.""",
    ),
    Code(
        "IDX-031",
        "info",
        "“{heading}” is nearly the same as “{other}”",
        "if they are one thing, mark both with the same words",
        """Singular and plural, two transliterations of a name, a slip of the keyboard: each makes an entry of its own
        with part of the pages. Not compared are short words, numbers, and the forenames of people.""",
    ),
    Code(
        "IDX-032",
        "info",
        "“{heading}” has {share} % of all page numbers of the index",
        "move its parts to headings of their own",
        """What the whole book is about need not be looked up. A heading that gathers more than a tenth of the pages
        hides what its readers come for: the bodies, events and ideas that belong under their own names.""",
    ),
    Code(
        "IDX-033",
        "info",
        "the index takes {share} % of the pages of the text",
        "{help}",
        """Scholarly books have from 5 to 8 pages of index to a hundred pages of text, other books from 2 to 5. Less
        than 2 leaves much unfound, more than 15 is hard to print and to read.""",
    ),
    Code(
        "IDX-034",
        "info",
        "no page from {first} to {last} is in the index",
        "mark what a reader may look for there",
        """Five pages of text or more without one mark are rare in a book that is indexed evenly. It may be right, for a
        long quotation; most often those pages were passed over.""",
    ),
    Code(
        "IDX-035",
        "info",
        "“{heading}”, {first} to {last}: the range {fault}",
        "divide it with subheadings, or name the places that matter",
        """A range says that a subject is treated on every one of its pages. More than ten pages about one thing are a
        chapter, or several things; a stretch that goes on into the next chapter has most often been closed at the
        wrong place. Ranges of whole chapters are left alone.""",
    ),
    Code(
        "IDX-036",
        "info",
        "not in the index, though in {file}: {names}",
        "mark them where they matter, or leave it so",
        """Who has a biographical note and what the glossary explains matters in the book, and readers look for it in
        the index as well.""",
    ),
    Code(
        "IDX-040",
        "error",
        "these rows do not fit the manuscript: {why}",
        "export again with `book index --csv`, and make the changes in the new file",
        """Each row of an export has a key that finds its mark again. It holds as long as all marks stand where they
        stood, with the same words. After any other change of them, a row could change the wrong place: nothing is
        changed then.""",
    ),
    Code(
        "IDX-041",
        "error",
        "“{heading}” was not changed: {reason}",
        "{help}",
        """Of a row that came back from an indexer's program, headings and references are taken over; page numbers come
        from the text, people and terms from their records. Everything else in the file is applied.""",
    ),
    Code(
        "IDX-042",
        "info",
        "“{heading}” is marked at the beginning of {place}",
        "move the mark to the words that it is about",
        """A page number says on which page the words are, not which. Octavo puts the mark before the first paragraph
        that begins there, so that the index is right on paper. When the text is set anew, a mark that does not stand
        at its words will be wrong.""",
    ),
    Code(
        "IDX-043",
        "warning",
        "“{heading}” refers to “{target}”, which no row has any more",
        "give the rows of that heading their old words, or change the reference",
        """A see or see also must lead to a heading, word for word. Where a heading was renamed in all of its rows,
        references follow by themselves; where it was divided or taken out, somebody must say where they are to lead.
        As it is, the next build would stop (IDX-002).""",
    ),
)
