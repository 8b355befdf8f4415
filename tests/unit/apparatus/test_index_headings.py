"""Doubtful headings: IDX-006, IDX-008 to IDX-011, IDX-023 and IDX-024, each with the nearest heading that is fine."""

from __future__ import annotations

import pytest

from book.apparatus.index_headings import check_depth, check_headings, find_fault, find_particle
from book.apparatus.index_keys import Key, Path
from book.diagnostics import Report
from tests.unit.apparatus.builders import codes, here, messages


def reported(
    *paths: Path, sorted_by_hand: tuple[Path, ...] = (), people: tuple[Path, ...] = (), run_in: bool = False
) -> list[str]:
    """The codes for an index of these headings and those above them."""
    report = Report()
    spans = {path[:depth]: here() for path in paths for depth in range(1, len(path) + 1)}
    check_depth({Key("", path): span for path, span in spans.items()}, report, run_in=run_in)
    check_headings(spans, sorted_by_hand, people, report)
    return codes(report)


@pytest.mark.parametrize("other", ["left opposition", "Léft Opposition", "Left  Opposition"])
def test_headings_that_differ_in_nothing_that_is_read_idx_006(other: str) -> None:
    assert reported(("Left Opposition",), (other,)) == ["IDX-006"]


def test_apostrophes_of_two_shapes_do_not_tell_headings_apart_idx_006() -> None:
    assert reported(("Workers’ Opposition",), ("Workers' Opposition",)) == ["IDX-006"]


@pytest.mark.parametrize("other", ["Left Oppositions", "Left-Opposition", "Left Opposition (1923)"])
def test_headings_that_differ_in_their_words_are_two(other: str) -> None:
    assert reported(("Left Opposition",), (other,)) == []


def test_subheadings_are_compared_only_with_those_beside_them_idx_006() -> None:
    assert reported(("a", "end of"), ("a", "End of")) == ["IDX-006"]
    assert reported(("a", "end of"), ("a", "rise of"), ("b", "End of"), ("b", "rise of")) == []


def test_a_single_subheading_idx_008_ix_41() -> None:
    report = Report()
    check_headings({("NEP",): here(), ("NEP", "end of"): here()}, (), (), report)
    assert messages(report, "IDX-008") == ["“NEP” has one subheading only, “end of”"]
    assert reported(("NEP", "end of"), ("NEP", "rise of")) == []
    assert reported(("NEP", "end of"), ("NEP", "rise of"), ("NEP", "rise of", "in law")) == ["IDX-008"]


def test_more_than_three_levels_idx_009() -> None:
    deep = (("a", "b", "c"), ("a", "b", "d"), ("a", "e"))
    assert reported(*deep) == []
    assert reported(*deep, ("a", "b", "c", "x"), ("a", "b", "c", "y")) == ["IDX-009", "IDX-009"]


@pytest.mark.parametrize(
    "bad", ["", "—", "NEP,", "NEP:", ", NEP", "NEP (1921", "NEP 1921)", "NEP (1921]", ") NEP", "NEP ("]
)
def test_malformed_headings_idx_010(bad: str) -> None:
    assert find_fault(bad) is not None
    assert reported((bad,)) == ["IDX-010"]


@pytest.mark.parametrize(
    "good", ["NEP", "U.S.S.R.", "“scissors” crisis", "Who Whom?", "(Dis)ability", "A [B] (c)", "46", "ЦК", "…and Quiet"]
)
def test_headings_with_points_quotes_and_pairs_of_brackets_are_fine(good: str) -> None:
    assert find_fault(good) is None


@pytest.mark.parametrize(
    ("heading", "particle"),
    [
        ("de Gaulle, Charles", "de"), ("van der Waals", "van der"), ("von Humboldt", "von"), ("al-Tabari", "al-"),
        ("Al-Azhar", "Al-"), ("as-Sadat", "as-"), ("d’Alembert", "d’"), ("’t Hooft", "’t"), ("ibn Khaldun", "ibn"),
    ],
)  # fmt: skip
def test_headings_that_begin_with_a_particle_idx_011(heading: str, particle: str) -> None:
    assert find_particle(heading) == particle
    assert reported((heading,)) == ["IDX-011"]
    assert reported((heading,), sorted_by_hand=((heading,),)) == []


@pytest.mark.parametrize(
    "heading",
    ["de facto recognition", "Gaulle, Charles de", "Vandervelde, Émile", "at-risk", "al dente", "van", "Albania"],
)
def test_headings_that_only_look_as_if_are_fine_ix_19(heading: str) -> None:
    assert find_particle(heading) is None


def test_particles_of_subheadings_are_left_alone() -> None:
    assert reported(("France", "de Gaulle in"), ("France", "Vichy")) == []


def test_run_in_style_has_one_level_of_subheadings_idx_023_ix_01() -> None:
    deep = (("a", "b", "c"), ("a", "b", "d"), ("a", "e"))
    assert reported(*deep, run_in=True) == ["IDX-023", "IDX-023"]
    assert reported(("a", "b"), ("a", "e"), run_in=True) == []


def test_a_person_without_a_comma_is_for_the_editor_to_look_at_idx_024_ix_20() -> None:
    def of(name: str) -> list[str]:
        return reported((name,), people=((name,),))

    assert of("Mao Zedong") == ["IDX-024"]
    assert of("Trotsky, Leon") == []
    assert of("Spartacus") == []
    assert of("Catherine the Great") == ["IDX-024"]
    assert reported(("Left Opposition",)) == []


@pytest.mark.parametrize(
    ("heading", "fault"),
    [
        ("Brown, Jr., A. H.", "“Jr.” stands before the forenames: Brown, A. H., Jr."),  # IX-21
        ("NEP passim", "“passim” names no page"),  # IX-38
        ("NEP, 12ff.", "“12ff.” names no page"),
        ("*Pravda", "“*” stands alone"),
    ],
)
def test_words_that_are_no_part_of_a_heading_idx_010(heading: str, fault: str) -> None:
    assert find_fault(heading) == fault


@pytest.mark.parametrize("heading", ["Brown, A. H., Jr.", "St. Johns, II", "*Pravda*"])
def test_headings_that_only_look_faulty(heading: str) -> None:
    assert find_fault(heading) is None
