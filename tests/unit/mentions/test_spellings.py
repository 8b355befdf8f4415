"""The spelling of names: BIO-009, BIO-010, BIO-014 (BN-05)."""

from __future__ import annotations

from tests.unit.mentions.searching import checked, people, told

TWO_WAYS = people(
    {
        "sort": "Piatakov, Georgii", "id": "piatakov", "pseudonyms": ["Kievskii"],
        "variants": {"accepted": ["Yurii Piatakov", "Piatakoff"], "correct": ["Pyatakov", "G. Piatakow"]},
    },
    {"sort": "Gaulle, Charles de", "id": "gaulle"},
)  # fmt: skip


def test_a_spelling_to_be_corrected_bio_009() -> None:
    text = "With Trotskii,\nL. D. Trotzky and Trotsky; [Trotskii]{person=trotsky}; > Trotskii"
    reported = checked(text)
    assert told(reported) == [("BIO-009", 1, 6), ("BIO-009", 2, 7), ("BIO-009", 2, 29), ("BIO-009", 2, 58)]
    assert (reported[0].message, reported[0].help, reported[0].severity) == (
        "“Trotskii” is a spelling to be corrected", "write Trotsky", "warning",
    )  # fmt: skip
    (whole,) = checked("G. Piatakow", records=TWO_WAYS)
    assert whole.help == "write Piatakov"


def test_spellings_in_titles_and_other_languages_stand_as_they_are_bio_009() -> None:
    assert checked("[Trotskii]{.title}, [Trotskii]{lang=ru-Latn}, `Trotskii`, Trotskiite") == []


def test_a_wrong_spelling_is_the_persons_name_all_the_same() -> None:
    assert [one.code for one in checked("A. B. Trotskii")] == ["BIO-012"]


def test_two_spellings_of_one_name_bio_010() -> None:
    (one,) = checked("Georgii Piatakov,\nGeorgii Piatakov,\nYurii Piatakov", "G. Piatakov", records=TWO_WAYS)
    assert (one.code, one.line, one.column, one.severity) == ("BIO-010", 3, 1 + len("Yurii "), "info")
    forms = "Georgii (2: body/01.md, lines 1, 2); Yurii (1: body/01.md, line 3)"
    assert one.message == f"Piatakov, Georgii is spelled in two ways: {forms}"
    (one,) = checked("Piatakov", "Piatakoff and Piatakov", records=TWO_WAYS)
    assert one.message.endswith("Piatakov (2: body/01.md, line 1); Piatakoff (1: body/01.md, line 1)")


def test_quotations_initials_other_names_and_particles_are_no_second_spelling_bio_010() -> None:
    text = (
        "Georgii Piatakov, G. Piatakov, Piatakov, Kievskii, PIATAKOV, [Yurii Piatakov]{lang=ru-Latn}[^n]\n\n"
        "> Yurii Piatakoff\n\nGeneral de Gaulle, Gaulle\n\n[^n]: Yurii Piatakoff, *Works*.\n"
    )
    assert checked(text, records=TWO_WAYS) == []


def test_another_transliteration_bio_014() -> None:
    (one,) = checked("Preobrazhenskii's plan.\n\nPreobrazhenskii")
    assert (one.code, one.line, one.column, one.severity) == ("BIO-014", 1, 1, "warning")
    also = "; also body/01.md, line 3"
    assert one.message == f"“Preobrazhenskii” may be “Preobrazhensky” in another transliteration{also}"


def test_names_on_record_marked_foreign_or_different_are_no_other_transliteration_bio_014() -> None:
    text = (
        "Preobrazhensky, PREOBRAZHENSKII, [Preobrazhenskii]{person=none}, [Preobrazhenskii]{lang=ru-Latn}, "
        "[Preobrazhenskii]{.title}, Preobrazhenskaya, Smirnova, Leninist, preobrazhenskii"
    )
    assert checked(text) == []
