"""Common forenames, by which a name is known to be someone else's: Vasily Stalin, Natalia Trotsky.

A word before a surname is a forename if someone on record has it, or if it stands here. Left out are forenames that are
words, places or months as well (Mark, Grace, Georgia, August): “in August Trotsky” is Trotsky.
"""

from __future__ import annotations

from book.mentions.skeleton import skeleton

_MEN = """
    Aaron Abraham Adam Adolf Adrian Afanasy Alan Albert Aleksandr Aleksei Alexander Alfred Anatoly Anders Andre Andrei
    Andrew Anthony Anton Antonio Arkady Artem Arthur Avel Benjamin Bernard Bertrand Boris Bruno Carlo Carlos Charles
    Christopher Claude Daniel David Denis Dmitry Dominic Donald Edmund Eduard Edward Edwin Emil Emile Enrico Erich Eric
    Ernest Ernst Evgeny Felix Ferdinand Filipp Fyodor Francesco Francis Francisco Francois Franz Frederick Friedrich
    Fritz Gabriel Gavriil Geoffrey Georg George Georges Georgy Gerard Gerhard Giovanni Giuseppe Gleb Gregory Grigory
    Guido Gustav Guy Hans Harold Heinrich Helmut Henri Henry Herbert Hermann Howard Hugh Hugo Ignaty Igor Ilya Isaac
    Isaak Ivan Jacob Jacques Jakob James Jan Jaroslav Jean Jeremy Joachim Johann John Jonathan Jorge Jose Josef Joseph
    Juan Jules Julian Julius Karl Kenneth Klaus Klement Konrad Konstantin Kurt Lavrenty Lawrence Lazar Leo Leon Leonard
    Leonid Leopold Lev Louis Lucien Ludwig Luigi Luis Maksim Marcel Mario Martin Matthew Matvei Maurice Maxim Michael
    Michel Mikhail Miguel Mikola Moisei Nathan Nestor Nicholas Nicolas Nikita Nikolai Norman Oleg Oliver Oscar Oskar
    Osip Otto Pablo Pascal Patrick Paul Pavel Pedro Peter Petr Pyotr Philip Philippe Pierre Rafael Ralph Raymond Rene
    Reinhold Richard Robert Roger Roland Roman Ronald Rudolf Samuel Semyon Serge Sergei Sigmund Simon Stanislav Stefan
    Stepan Stephen Steven Thomas Timofei Timothy Valentin Valerian Valery Vasily Viktor Vincent Vissarion Vladimir
    Vladislav Vsevolod Vyacheslav Walter Werner Wilhelm William Wolfgang Yakov Yevgeny Yury Zakhar
"""
_WOMEN = """
    Agnes Aleksandra Alexandra Alice Amelia Anastasia Angelica Anna Anne Annie Antonina Barbara Beatrice Bertha
    Catherine Charlotte Christine Clara Claudia Daria Deborah Dora Dorothy Eleanor Elena Elisabeth Elizabeth Ella
    Emilia Emily Emma Esther Eugenia Eva Evgenia Fanny Frances Galina Gertrude Hannah Helen Helena Helene Ida Inessa
    Ingrid Irina Isabel Isabella Jane Janet Jeanne Jenny Jessica Joan Johanna Judith Julia Juliette Karin Katerina
    Katharina Katherine Klara Klavdia Ksenia Larisa Laura Lea Lena Lidia Lilya Lucia Lucy Ludmila Lydia Magdalena
    Margaret Margarita Maria Marianne Marie Marina Martha Mary Matilda Nadezhda Nancy Natalia Natasha Nina Nora Olga
    Pauline Polina Praskovia Rachel Raisa Rebecca Rosa Rosalia Ruth Sarah Sonia Sophia Sophie Susan Susanna Svetlana
    Tamara Tatiana Teresa Ursula Valentina Varvara Vera Yekaterina Yelena Zinaida Zoya
"""

COMMON_FORENAMES = frozenset(skeleton(name) for name in (_MEN + _WOMEN).split())
"""As `skeleton` leaves them: Yury is there for Yuri, Yurii and Iurii."""
