"""What a note cites, by its words."""

from __future__ import annotations

import pytest

from book.lint.citations import count_works, find_back_references, read_words
from tests.books import parse


def words_of(text: str) -> str:
    return read_words(parse(f"x[^n]\n\n[^n]: {text}\n").notes[0]).text


@pytest.mark.parametrize(
    ("text", "works"),
    [
        ("The figures differ.", 0),
        ("Nobody counted in 1923.", 0),
        ("The word *narod* has two senses.", 0),
        ("Trotsky, *My Life* (1930), 5.", 1),
        ("Trotsky, [My Life]{.title}, 5.", 1),
        ("*Pravda*, 5 October 1923, p. 1; 7 October 1923, p. 2.", 1),
        ("*Pravda*, 1 October 1923; on this see also the stenographic report.", 1),
        ('"A Title," *Journal* 5 (1991): 7.', 1),
        ("Trotsky, *New Course*, 25, quoted in Carr, *Interregnum*, 318.", 1),
        ("RGASPI, f. 17, op. 2, d. 98, l. 5.", 1),
        ("Правда, 1927, 5 ноября.", 1),
        ("Троцкий Л\\. Д. Моя жизнь. М., 1991. С. 25.", 1),
        ("Trotsky, *My Life* (1930), 5; Carr, *Interregnum*, 25.", 2),
        ("Trotsky, *My Life* (1930), 5. Carr differs: *Interregnum*, 25.", 2),
        ("Троцкий Л. Моя жизнь. М., 1991. С. 25; Сталин И. Сочинения. Т. 5. М., 1947. С. 7.", 2),
        ("Ibid., 5; Carr, *Interregnum*, 6.", 2),
    ],
)
def test_works_are_counted_where_there_is_no_doubt(text: str, works: int) -> None:
    assert count_works(words_of(text)) == works


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Ibid.", ["Ibid."]),
        ("*Ibid.*, 25.", ["Ibid."]),
        ("See also ibid., 25.", ["ibid."]),
        ("Cf. Ibidem, 25.", ["Ibidem"]),
        ("Idem, *New Course*, 25.", ["Idem"]),
        ("Op. cit., 25. Loc. cit.", ["Op. cit.", "Loc. cit."]),
        ("Trotsky, *New Course*, 25. Ibid., 26.", ["Ibid."]),
        ("Ebd., S. 5.", ["Ebd."]),
        ("Ders., *Der neue Kurs*, S. 5.", ["Ders."]),
        ("Там же. С. 25.", ["Там же"]),
        ("См. там же, с. 25.", ["там же"]),
        ("Он же. Новый курс. С. 25.", ["Он же"]),
        ("Указ. соч. С. 25.", ["Указ. соч."]),
        ("Там же, С. 77 [Ibid., p. 92].", ["Там же", "Ibid."]),
        ("Trotsky, *New Course*, 25; ibid., 26.", []),
        ("Trotsky, op. cit., 25.", []),
        ("Там же он узнал о письме.", []),
        ("Он же сказал об этом первым.", []),
        ("Ebenda wurde er geboren.", []),
        ("Ibidi is a name.", []),
        ("He wrote ibid. in every note.", []),
    ],
)
def test_words_for_the_citation_before_are_found_where_they_begin_something(text: str, terms: list[str]) -> None:
    note = parse(f"x[^n]\n\n[^n]: {text}\n").notes[0]
    assert [found.term for found in find_back_references(read_words(note))] == terms


def test_what_a_note_quotes_in_a_block_is_not_its_own() -> None:
    assert words_of("Trotsky.\n\n    > Ibid., 5.\n\n    ::: {lang=ru}\n    Там же.\n    :::") == "Trotsky. Там же."
