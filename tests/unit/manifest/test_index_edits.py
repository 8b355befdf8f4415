"""index.yaml changed in its author's text."""

from __future__ import annotations

import pytest

from book.manifest.index_edits import NewRecord, NotEditable, RecordEdit, edit_index_file

TEXT = """\
# What the marks do not say.

- heading: Control Commission  # the old name
  see: [Central Control Commission]
- sort-as: Party-Building
  see-also:
    - NEP
    # more to come
    - "General Secretary, office of"
  heading: On Party-Building

- see: A
  heading: "b: c"
# the end
"""


def edited(*edits: RecordEdit, added: tuple[NewRecord, ...] = (), text: str = TEXT) -> str:
    return edit_index_file(text, edits, added)


def test_nothing_asked_nothing_changed() -> None:
    assert edited() == TEXT


def test_a_heading_is_changed_and_its_comment_stays() -> None:
    new = edited(RecordEdit(number=0, heading="Control Commission, old"))
    assert new == TEXT.replace("heading: Control Commission ", "heading: Control Commission, old ")


def test_a_heading_is_put_in_quotation_marks_where_it_needs_them() -> None:
    new = edited(RecordEdit(number=0, heading="46: Platform"), RecordEdit(number=2, heading="plain"))
    assert '- heading: "46: Platform"  #' in new
    assert "  heading: plain\n" in new


def test_references_are_changed_in_lists_of_either_form() -> None:
    new = edited(
        RecordEdit(number=0, references={"see": ("A", "B, c")}), RecordEdit(number=1, references={"see-also": ("NEP",)})
    )
    assert '  see: [A, "B, c"]\n' in new
    assert "- sort-as: Party-Building\n  see-also: [NEP]\n  heading: On Party-Building\n" in new


def test_references_that_go_take_their_line_along() -> None:
    assert edited(RecordEdit(number=0, references={"see": ()})) == TEXT.replace(
        "  see: [Central Control Commission]\n", ""
    )
    new = edited(RecordEdit(number=1, references={"see-also": ()}))
    assert "- sort-as: Party-Building\n  heading: On Party-Building\n" in new


def test_the_first_key_of_a_record_is_emptied_not_taken_out() -> None:
    assert "- see: []\n  heading:" in edited(RecordEdit(number=2, references={"see": ()}))


def test_references_are_added_behind_the_heading() -> None:
    new = edited(RecordEdit(number=0, references={"see": (), "see-also": ("X",)}))
    assert "- heading: Control Commission  # the old name\n  see-also: [X]\n- sort-as" in new


def test_a_record_is_taken_out_whole() -> None:
    new = edited(RecordEdit(number=1, removed=True))
    assert new == TEXT[: TEXT.index("- sort-as")] + TEXT[TEXT.index("\n- see: A") :]


def test_records_are_added_at_the_end() -> None:
    added = (
        NewRecord(heading="Decists", references={"see": ("Democratic Centralists",)}),
        NewRecord(heading="x!y", references={"see-also": ("Z",)}),
    )
    new = edited(added=added)
    assert new == TEXT + "- heading: Decists\n  see: [Democratic Centralists]\n- heading: x!y\n  see-also: [Z]\n"
    assert edited(added=added[:1], text="") == "- heading: Decists\n  see: [Democratic Centralists]\n"
    assert edited(added=added[:1], text="# nothing yet").startswith("# nothing yet\n- heading: Decists\n")


def test_line_ends_stay_as_they_are() -> None:
    added = (NewRecord(heading="D", references={"see": ("E",)}),)
    new = edited(
        RecordEdit(number=0, references={"see": (), "see-also": ("F",)}), added=added, text=TEXT.replace("\n", "\r\n")
    )
    assert "\n" not in new.replace("\r\n", "")


def test_a_list_in_one_line_is_left_to_its_author() -> None:
    with pytest.raises(NotEditable):
        edited(added=(NewRecord(heading="D", references={"see": ("A",)}),), text="[{heading: A, see: B}]\n")
    with pytest.raises(NotEditable):
        edited(RecordEdit(number=0, removed=True), text="[{heading: A, see: B}]\n")
    assert (
        edited(RecordEdit(number=0, references={"see": ("C",)}), text="[{heading: A, see: B}]\n")
        == "[{heading: A, see: [C]}]\n"
    )
