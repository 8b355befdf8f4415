"""The diagnostics of the families IDX (index), GLO (glossary), BIO (people), CHR (chronology)."""

from __future__ import annotations

from book.codes.code import Code

TABLE: tuple[Code, ...] = (
    Code(
        "IDX-001",
        "warning",
        "nothing in the text is marked “{heading}”, and it has no see",
        "{help}",
        """A heading of index.yaml adds to what the marks say: how it is sorted, what it refers to. One that no mark
        uses and that refers nowhere adds nothing, and is most often a spelling that differs from the marks.

        In the text:  []{ix="Left Opposition"}        In index.yaml:  heading: Left opposition""",
    ),
    Code(
        "IDX-002",
        "error",
        "“{heading}”: {kind} refers to “{target}”, which is not a heading of the index",
        "{help}",
        """A reader who follows a see or see also must find the heading, word for word. A heading is there if
        something in the text is marked with it, if a person of that sort form is mentioned, or if it refers onward
        itself. A subheading is written with its heading: Left Opposition!formation of.""",
    ),
    Code(
        "IDX-003",
        "error",
        "“{heading}”: {kind} refers to “{target}”: {fault}",
        "refer to the heading that has the page numbers",
        """A see or see also leads straight to a heading with page numbers. Two headings that refer to each other, or
        a reference to a heading that only refers onward, send the reader in a circle or on a second errand.

        Instead of:  Bronstein, see Trotskii; Trotskii, see Trotsky        Write:  Bronstein, see Trotsky""",
    ),
    Code(
        "IDX-004",
        "error",
        "“{heading}” says see “{target}”, and has page numbers or subheadings of its own",
        "mark those places with “{target}”, or make it a see also",
        """See means that everything is under the other heading. If some of it stays here, the reference is a see
        also.""",
    ),
    Code(
        "IDX-006",
        "warning",
        "“{heading}” differs from “{other}” in nothing but capitals, accents or apostrophes",
        "mark both with the same words",
        """Marks are gathered under one heading if their words are the same, letter for letter. Two spellings make two
        entries side by side, each with half of the pages.

        Instead of:  []{ix="left opposition"} … []{ix="Left Opposition"}        Write the same words in both.""",
    ),
    Code(
        "IDX-007",
        "warning",
        "“{heading}” has {count} page numbers with nothing to tell them apart",
        "divide them among subheadings, or mark the principal place with .principal",
        """A reader looks up five or six places and gives up on a longer row of numbers. Subheadings say what each
        place is about: []{ix="Trotsky, Leon!on bureaucracy"}. Pages in bold (.principal) and the same page twice
        are not counted.""",
    ),
    Code(
        "IDX-008",
        "warning",
        "“{heading}” has one subheading only, “{subheading}”",
        "take the subheading into the heading, or find a second one",
        """Subheadings divide a heading, and one part is no division. A single one can follow the heading after a
        comma.

        Instead of:  New Course!reception of        Write:  New Course, reception of""",
    ),
    Code(
        "IDX-009",
        "error",
        "“{heading}” is more than three levels deep",
        "use a heading and at most two levels of subheadings",
        """Deeper indexes cannot be read in two narrow columns. Make the last level part of the one above it, or the
        first a heading of its own.""",
    ),
    Code(
        "IDX-010",
        "error",
        "“{heading}” is not a heading: {fault}",
        "correct it where it is marked, or in index.yaml",
        """A heading has at least a letter or a digit, no stray punctuation at its beginning or end, and brackets and
        asterisks in pairs. Jr. and the like stand behind the forenames; passim and ff. name no page. Levels are parted
        by one exclamation mark, entries of one mark by one semicolon.""",
    ),
    Code(
        "IDX-011",
        "warning",
        "“{heading}” begins with the particle “{particle}” and will be sorted under it",
        "invert the name, or say in index.yaml how it is sorted: sort-as",
        """Whether a particle counts depends on the bearer and the language: de Gaulle stands under Gaulle, de Valera
        under De, al-Tabari under T. Octavo does not guess.

        In index.yaml:  - heading: al-Tabari
                          sort-as: Tabari""",
    ),
    Code(
        "IDX-012",
        "info",
        "“{heading}” has {count} page numbers with nothing to tell them apart",
        "subheadings could divide them",
        """Six page numbers under a heading, or more than six under a subheading, are as many as a reader looks up.
        More under a heading is IDX-007.""",
    ),
    Code(
        "IDX-013",
        "info",
        "“{heading}” is marked in a division that is not indexed: {kind}",
        "take the mark out, unless the place is worth a reader's errand",
        """Title pages, dedications, acknowledgments and bibliographies are by custom not indexed. Names marked there
        get no page number of themselves; an ix= mark is printed as it is asked for.""",
    ),
    Code(
        "IDX-014",
        "error",
        "“{heading}” is in index.yaml twice",
        "put what both say into one",
        "The second would be left out, with its see and its sort-as.",
    ),
    Code(
        "IDX-015",
        "error",
        "{mark} {fault}",
        "write two marks: one for each thing to say",
        """What stands beside ix= is about the entry there. Of several entries it could be about any; a see gives no
        page that could be a principal one or begin a range; a stretch begins and ends at two places.

        Instead of:  []{{ix="Kronstadt; 1921" sort-as="Kronshtadt"}}
        Write:       []{{ix="Kronstadt" sort-as="Kronshtadt"}} []{{ix="1921"}}""",
    ),
    Code(
        "IDX-016",
        "error",
        "the range of “{heading}” is opened and never closed",
        "close it where the treatment ends: []{{{close}}}",
        """A range of pages runs from its .open to its .close. A heading, a subheading of the same words and, for
        people, the same sub= belong together.""",
    ),
    Code(
        "IDX-017",
        "error",
        "the range of “{heading}” is closed and was not opened",
        "open it where the treatment begins, before this place: []{{{open}}}",
        """A range of pages runs from its .open to its .close, in the order of reading, and under the same words.""",
    ),
    Code(
        "IDX-018",
        "error",
        "the range of “{heading}” is opened a second time; first in {place}",
        "close the first before it, or take one of the two away",
        """Two ranges of one heading, one inside the other, would name the same pages twice. A container or a section
        with ix= opens a range as well.""",
    ),
    Code(
        "IDX-019",
        "error",
        "the range of “{heading}” {fault}",
        "make two ranges, or mark the places one by one",
        """A range names the pages of one treatment without a break. Pages in roman numerals and in arabic ones are
        counted apart, notes stand apart from the text they belong to, and nothing runs backward.""",
    ),
    Code(
        "IDX-020",
        "error",
        "“{heading}” is sorted as “{found}” here and as “{other}” in {place}",
        "say it once, in one of the marks or in index.yaml",
        """A heading stands at one place in the alphabet. What one mark, or index.yaml, says of its order holds for the
        heading wherever it is marked.""",
    ),
    Code(
        "IDX-021",
        "error",
        "no index of the book has the entries “{entries}”",
        "{help}",
        """A book may have several indexes, each with its entries: people, subjects, or a name that marks give with
        index=. Entries that none of them has would be printed nowhere.

        In book.yaml:  - {{kind: index, title: Index of Places, entries: places}}
        In the text:   [Kronstadt]{{ix="Kronstadt" index=places}}""",
    ),
    Code(
        "IDX-022",
        "error",
        "“{heading}” is posted under “{other}” as well, which {fault}",
        "take the one or the other away",
        """A heading that is posted twice has the same page numbers at both places: they are copied from the one that is
        marked. The other can have nothing of its own.""",
    ),
    Code(
        "IDX-023",
        "error",
        "“{heading}” has a second level of subheadings, which run-in style cannot show",
        "make it a subheading, or set index: style: indented",
        """Where subheadings follow each other in one paragraph, nothing shows to which of them a third level
        belongs.""",
    ),
    Code(
        "IDX-024",
        "info",
        "“{name}” is filed as it stands, without a comma",
        "if the family name is not the first word, write it so in people.yaml: Gaulle, Charles de",
        """Hungarian, Chinese, Japanese, Korean and Vietnamese names begin with the family name, Icelandic ones are
        filed under the given name, Arabic ones under the best known element: none of them is inverted, and none has a
        comma. A name from elsewhere without a comma has most often been left as it stands in the text.""",
    ),
    Code(
        "GLO-001",
        "error",
        "the term “{term}” is not in glossary.yaml",
        "{help}",
        """[NEP]{term=nep} leads to the entry of that id in glossary.yaml. Without the entry it leads nowhere.""",
    ),
    Code(
        "GLO-002",
        "warning",
        "“{headword}” is nowhere in the text",
        "if the text uses another form of it, add that to its aliases; otherwise take the entry out",
        """A glossary explains the words of its book. Looked for are marks of the term, and its headword, expansion,
        original and aliases as whole words, in the text and the notes.""",
    ),
    Code(
        "GLO-003",
        "error",
        "“{headword}”: see refers to “{target}”, which refers to “{onward}”",
        "refer to the entry that has the definition",
        """A see of the glossary leads straight to an entry with a definition, not back and not onward.""",
    ),
    Code(
        "GLO-004",
        "error",
        "“{headword}” is in the glossary twice; the other has the id “{other}”",
        "put both into one entry, or tell them apart: cell (party), cell (prison)",
        """Two entries with the same headword stand side by side and neither can be referred to. Capitals and accents
        do not tell headwords apart.""",
    ),
    Code(
        "GLO-005",
        "warning",
        "the definition of “{headword}” begins {found} a capital; {count} others begin {usual} one",
        "begin all definitions alike",
        """Definitions of one glossary are punctuated alike: usually each begins with a capital and ends with a full
        stop, though it is no sentence (GL-03).""",
    ),
    Code(
        "GLO-006",
        "warning",
        "the definition of “{headword}” ends {found} a full stop; {count} others end {usual} one",
        "end all definitions alike",
        """Definitions of one glossary are punctuated alike: usually each begins with a capital and ends with a full
        stop, though it is no sentence (GL-03).""",
    ),
    Code(
        "GLO-007",
        "info",
        "“{headword}” is used in its own definition",
        "say it in other words, or write “it”",
        """Someone who looks a term up does not know it yet. A definition that has the term in it explains it by
        itself (GL-04).""",
    ),
    Code(
        "GLO-008",
        "error",
        "“{headword}”: see refers to “{target}”, which is not in the glossary",
        "add glossary to its lists:, or take the see away",
        """A term with `lists: abbreviations` stands in the list of abbreviations only; a see of the glossary leads to
        an entry of the glossary.""",
    ),
    Code(
        "GLO-009",
        "warning",
        "“{headword}” is to be expanded, and no use of it in the text can be",
        "mark a use of it in the running text: [{headword}]{{term={id}}}; or take expand: away",
        """Expanded is the first use that is marked with the headword itself, in the running text or in a note: not in a
        quotation, heading, caption or table, and not a possessive, behind which no bracket can stand.""",
    ),
    Code(
        "GLO-010",
        "warning",
        "the headword “{headword}” begins with a capital; the text writes “{small}”",
        "write the headword as it is written in a sentence",
        """A headword has a capital if the word has one in the middle of a sentence: proper names, German nouns (GL-03).
        Compared are the uses that are marked in the text, or found there.""",
    ),
    Code(
        "GLO-011",
        "info",
        "the definition of “{headword}” has {length} letters",
        "shorten it to 5,000, or leave it: readers that show entries over the text will open it in its place",
        """A term in the text leads to its entry. E-book readers that show what a link leads to without leaving the page
        do so for texts of 9 to 5,000 letters (NT-18). A longer one is opened like any other link.""",
    ),
    Code(
        "BIO-001",
        "error",
        "the person “{person}” is not in people.yaml",
        "{help}",
        """[Smirnov]{person=smirnov-i-n} is the man of that id in people.yaml: his index entry and his note. Without
        the record the name would be missing from the index.""",
    ),
    Code(
        "BIO-002",
        "warning",
        "nothing in the book names “{name}”",
        "mark a mention with person={id}, add the form the text uses to its variants, or take the record out",
        """A record that nothing names has a note that nobody is led to, and no entry in the index. Looked for are
        marks, and, unless the book or the record says mentions: marked, every form of the name in the text, the notes
        and the other records.""",
    ),
    Code(
        "BIO-003",
        "error",
        "“{name}” is the sort form of two people; the other has the id “{other}”",
        "tell them apart: Smirnov, Ivan (historian)",
        """People stand in the index and the notes under their sort form. Two of the same form would become one entry
        with the pages of both.""",
    ),
    Code(
        "BIO-004",
        "warning",
        "{name}: would have lived {age} years",
        "check born and died",
        "More than 110 years between birth and death is most often a slip in the century.",
    ),
    Code(
        "BIO-005",
        "warning",
        "{name}: the years of “{year}” do not follow each other",
        "write the old-style year and the next: 1648/9",
        """A dual year gives one day in two reckonings, and the second is the next year. A year of the Hijra and that
        of the common era, 224/839, are compared as well.""",
    ),
    Code(
        "BIO-006",
        "warning",
        "{name}: “{other}” may be filed under the wrong word",
        "write it as it is filed, with a comma: Gaulle, Charles de",
        """Pseudonyms and names at birth lead to the note from their own place in the alphabet. They are filed under
        their last word; whether a particle or article before it counts depends on the bearer and the language, and
        Octavo does not guess.""",
    ),
    Code(
        "BIO-007",
        "error",
        "{name}: see refers to “{target}”, who refers to “{onward}”",
        "give the id of the person whose note it is",
        """A name that refers to another leads straight to the record with the note, not back and not onward.""",
    ),
    Code(
        "BIO-008",
        "warning",
        "“{name}” could mean {count} people{also}",
        "{people}: write initials or a forename, mark the place with person={person} or person=none, or decide for the "
        "whole division in the contents: people: {{{surname}: {person}}}",
        """A name that several people on record share, with nothing beside it that says who is meant. It is not linked
        and not indexed until somebody decides. Nearest to the place wins: a mark, then initials or a forename in the
        text, then what the contents say for the division. people: {{same-name: nearest}} in book.yaml gives such names
        to the one who was named last.

        In the text:  [Smirnov]{{person=smirnov-i-n}}        In book.yaml:  - file: body/02.md
                                                                         people: {{Smirnov: smirnov-i-n}}""",
    ),
    Code(
        "BIO-009",
        "warning",
        "“{name}” is a spelling to be corrected",
        "write {right}",
        """people.yaml lists this spelling under variants: correct. A name that is spelled in two ways is looked up
        under one and missed under the other.""",
    ),
    Code(
        "BIO-010",
        "info",
        "{name} is spelled in two ways: {forms}",
        "choose one for the book's own words, and list the others under variants: correct",
        """Both spellings are accepted in people.yaml, or differ in their transliteration only, and both stand in the
        book's own words. Quotations, words in another language and authors of citations are not counted: they are
        spelled as they are there. Nor are initials, pseudonyms and names at birth.""",
    ),
    Code(
        "BIO-011",
        "warning",
        "{name}: the text says {years}, the record {lived}",
        "correct the one that is wrong: the record is {sort} in people.yaml",
        """Years in parentheses behind a name are compared with born and died in people.yaml. Uncertain dates (c., ?)
        contradict nothing, and years that begin late in a life are taken for those of an office.""",
    ),
    Code(
        "BIO-012",
        "info",
        "“{name}” is taken for someone else than {other}{also}",
        "if it is one of them, add the form to variants: accepted, or mark it with person={person}",
        """The initials or the forename beside this surname, or the other half of a double name, are not those of
        anyone on record with that surname. So it is not linked and not indexed.""",
    ),
    Code(
        "BIO-013",
        "error",
        "“{name}” {fault}",
        "{help}",
        """people: under a line of the contents says whom a shared surname means in that division. It names the surname
        as it stands in the text, and the id of someone in people.yaml who has that name, or none.

        - file: body/02.md
          people: {{Smirnov: smirnov-i-n}}""",
    ),
    Code(
        "BIO-014",
        "warning",
        "“{word}” may be “{surname}” in another transliteration{also}",
        "if it is, write {surname}, or list the spelling under its variants: accepted or correct; if not, mark it with "
        "person=none",
        """The two are the same but for what systems of transliteration differ in: -skii, -sky and -ski, kh and h, ia
        and ya, doubled letters and apostrophes. Names that people.yaml lists are not reported here.""",
    ),
    Code(
        "BIO-015",
        "warning",
        "{name}: active in {floruit}, outside the life from {born} to {died}",
        "check dates, born and died",
        """A floruit says when someone was active whose birth and death are not known. Where one of them is, the
        floruit lies after the birth and before the death (BN-02).""",
    ),
    Code(
        "BIO-016",
        "info",
        "“{form}” stands in the dates of {name}, and “{other}” in those of {others}",
        "use one of them throughout",
        """Dates are printed as typed. c. and ca. in one list look like a difference that means something (BN-02).""",
    ),
    Code(
        "BIO-017",
        "info",
        "the note on {name} has {length} letters",
        "shorten it to 5,000, or leave it: readers that show notes over the text will open it in its place",
        """A name in the text leads to the note. E-book readers that show what a link leads to without leaving the page
        do so for texts of 9 to 5,000 letters (NT-17, NT-18). A longer one is opened like any other link.""",
    ),
    Code(
        "BIO-018",
        "warning",
        "the font {family} has no small capitals of its own for the names in the biographical notes",
        "choose a family with the feature smcp, or accept capitals made smaller",
        """Names at the head of biographical notes are set in small capitals. Drawn as such, they have the weight of the
        letters around them; capitals made smaller look thin and cramped (BN-08).""",
    ),
    Code(
        "CHR-001",
        "warning",
        "{date} stands after {earlier}, which is later",
        "put the events in order of their dates, or divide the group",
        """Within a group, events follow in order of time. Compared is the first day of each date, as far as it is
        given: October 1923 and 15 October 1923 may stand either way. Dates that Octavo cannot read are left alone.
        With `chronology: sort: true` Octavo puts them in order.""",
    ),
    Code(
        "CHR-002",
        "error",
        "{date} ends before it begins",
        "write the earlier date first",
        """A range of dates runs forward: 8–12 October 1923, 28 December 1923–3 January 1924. A year that is named once
        belongs to both ends, unless the range goes from autumn or winter into the spring of that year.""",
    ),
    Code(
        "CHR-003",
        "error",
        "{date} is a day that no calendar has",
        "correct the day or the month",
        """June has thirty days. 29 February is a day of leap years; 1900 was one in the old style, not in the new.""",
    ),
    Code(
        "CHR-004",
        "warning",
        "{date}: the two dates are {found} days apart; in {year} the styles differed by {expected}",
        "correct one of them",
        """A date in both styles names one day twice, in the Julian calendar and in the Gregorian: 25 October
        [7 November] 1917. They differ by 10 days until February 1700, then by 11, from March 1800 on by 12, from
        March 1900 on by 13.""",
    ),
    Code(
        "CHR-005",
        "warning",
        "{date} was a {day}",
        "correct the day of the week, or the date",
        """Before 1924 a date may be in the old style, and the day of the week is compared with both.""",
    ),
    Code(
        "CHR-006",
        "warning",
        "{date} is not in the years of its group: {title}",
        "move the event to another group, or correct its date",
        """The years that a group's title names, 1923 or 1924–1925, are those of its events. Titles with before, after,
        since or until are not compared.""",
    ),
    Code(
        "CHR-007",
        "warning",
        "the group “{title}” stands after “{earlier}”, which begins later",
        "put the groups in order of their years",
        """Readers look for a year by turning pages forward or back. Compared are the first years in the titles of
        groups, where they have any.""",
    ),
    Code(
        "CHR-008",
        "warning",
        "{date} cannot be read, and is not put in order",
        "add its date in figures: sort: 1923-10-08",
        """Events are put in order of their dates; one that Octavo cannot read stays behind the event that it is
        written behind.""",
    ),
    Code(
        "CHR-009",
        "warning",
        "{date} and sort: {sort} are different times",
        "correct one of them; where the date can be read, sort: is not needed",
        """`sort:` says in figures what the words of a date say. Octavo goes by the figures.""",
    ),
)
