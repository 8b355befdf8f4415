"""The cases of Russian surnames: those that are sure, those that could be another's, and names that have none."""

from __future__ import annotations

import pytest

from book.mentions.cases import decline, is_form_of


@pytest.mark.parametrize(
    ("surname", "sure", "doubtful"),
    [
        ("Смирнов", ["Смирновым", "Смирнове"], ["Смирнова", "Смирнову"]),
        ("Зиновьев", ["Зиновьевым", "Зиновьеве"], ["Зиновьева", "Зиновьеву"]),
        ("Хрущёв", ["Хрущёвым", "Хрущёве"], ["Хрущёва", "Хрущёву"]),
        ("Бухарин", ["Бухариным", "Бухарине"], ["Бухарина", "Бухарину"]),
        ("Троцкий", ["Троцкого", "Троцкому", "Троцким", "Троцком"], []),
        ("Белый", ["Белого", "Белому", "Белым", "Белом"], []),
        ("Крупская", ["Крупской", "Крупскую"], []),
        ("Ларина", ["Лариной"], ["Ларину"]),
        ("Радек", ["Радека", "Радеку", "Радеком", "Радеке"], []),
        ("Короленко", [], []),
        ("Черных", [], []),
        ("Дюма", [], []),
        ("Smirnov", [], []),
        ("Де Голль", [], []),
    ],
)
def test_a_surname_has_the_cases_of_its_kind(surname: str, sure: list[str], doubtful: list[str]) -> None:
    forms = decline(surname)
    assert [form.surname for form in forms if not form.doubtful] == sure
    assert [form.surname for form in forms if form.doubtful] == doubtful


@pytest.mark.parametrize("word", ["Иван", "Ивана", "Ивану", "Иваном", "Иване"])
def test_a_forename_is_known_in_every_case(word: str) -> None:
    assert is_form_of(word, "Иван")


@pytest.mark.parametrize(("word", "forename"), [("Николаем", "Николай"), ("Марии", "Мария"), ("Ильичом", "Ильич")])
def test_a_forename_loses_its_end_in_other_cases(word: str, forename: str) -> None:
    assert is_form_of(word, forename)


@pytest.mark.parametrize(("word", "forename"), [("Иванович", "Иван"), ("Ива", "Иван"), ("Яна", "Я"), ("Лев", "Иван")])
def test_another_word_is_no_form_of_a_forename(word: str, forename: str) -> None:
    assert not is_form_of(word, forename)
