"""Annotations onto tokens: words, mentions, BIO tags."""
from dataclasses import dataclass


@dataclass(frozen=True)
class Word:
    """A run of tokens; text is 0 for the title and 1 for the abstract, begin and end are offsets there."""

    first: int
    last: int
    text: int
    begin: int
    end: int


def group(encoded, title, abstract):
    """The words: a token continues the word before it when both touch and both sides of the border are alphanumeric."""
    out = []
    for i, span in enumerate(encoded.spans):
        if span is None:
            continue
        text, begin, end = span
        last = out[-1] if out else None
        source = (title, abstract)[text]
        if (last and last.text == text and last.last == i - 1 and last.end == begin
                and source[begin - 1].isalnum() and source[begin].isalnum()):
            out[-1] = Word(last.first, i, text, last.begin, end)
        else:
            out.append(Word(i, i, text, begin, end))
    return out


def occurrences(form, text):
    """(begin, end) of each place where `form` stands exactly, with no letter or digit beside it."""
    at = text.find(form) if form else -1
    while at >= 0:
        end = at + len(form)
        left = at == 0 or not (text[at - 1].isalnum() and form[0].isalnum())
        right = end == len(text) or not (text[end].isalnum() and form[-1].isalnum())
        if left and right:
            yield at, end
        at = text.find(form, at + 1)


@dataclass(frozen=True)
class Mention:
    """A run of words, by index, that is one occurrence of an entity (its index in the paper, or -1)."""

    first: int
    last: int
    entity: int


def align(paper, words):
    """Every whole-word occurrence of an annotated form, longest form first, none overlapping another.

    Occurrences that do not begin and end at borders of words (behind the cut of a long paper, say) are left out.
    """
    begins = {(w.text, w.begin): i for i, w in enumerate(words)}
    ends = {(w.text, w.end): i for i, w in enumerate(words)}
    forms = sorted({(form, e) for e, entity in enumerate(paper.entities) for form in entity.mentions},
                   key=lambda f: (-len(f[0]), f[1], f[0]))
    taken, found = set(), []
    for form, entity in forms:
        for text, source in enumerate((paper.title, paper.abstract)):
            for begin, end in occurrences(form, source):
                first, last = begins.get((text, begin)), ends.get((text, end))
                if first is None or last is None or taken & set(range(first, last + 1)):
                    continue
                taken |= set(range(first, last + 1))
                found.append(Mention(first, last, entity))
    return sorted(found, key=lambda m: m.first)


def tags(paper, words, mentions, labels):
    """The index of the tag of each word: O, else B- or I- of its entity's type."""
    out = [0] * len(words)
    for m in mentions:
        kind = paper.entities[m.entity].type
        out[m.first] = labels.tags.index("B-" + kind)
        for w in range(m.first + 1, m.last + 1):
            out[w] = labels.tags.index("I-" + kind)
    return out
