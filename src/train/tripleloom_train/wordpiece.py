"""BERT's uncased WordPiece with offsets into the original text: plain Python, as slow as that is (about 2 ms a paper).

It gives the ids of the product's tokenizer (a test holds both to the golden papers), so nothing has to be installed to
check alignment and decoding.
"""
import json
import unicodedata
from dataclasses import dataclass

LONGEST_WORD = 100


@dataclass(frozen=True)
class Encoded:
    """Title and abstract as the model reads them: [CLS] title [SEP] abstract [SEP].

    spans: for each id the text it lies in (0 title, 1 abstract) with begin and end there, or None for the specials.
    """

    ids: list
    segments: list
    spans: list


class WordPiece:
    def __init__(self, path):
        with open(path, encoding="utf-8") as f:
            model = json.load(f)["model"]
        self.vocabulary = model["vocab"]
        self.unknown = self.vocabulary["[UNK]"]
        self.cls, self.sep = self.vocabulary["[CLS]"], self.vocabulary["[SEP]"]

    def encode(self, title, abstract, max_tokens=512):
        """Cuts the end when title and abstract need more ids than `max_tokens`."""
        ids, spans = [self.cls], [None]
        border = None
        for index, text in enumerate((title, abstract)):
            for token, begin, end in self.tokens(text):
                ids.append(token)
                spans.append((index, begin, end))
            ids.append(self.sep)
            spans.append(None)
            border = border or len(ids)
        if len(ids) > max_tokens:
            ids, spans = ids[:max_tokens - 1] + [self.sep], spans[:max_tokens - 1] + [None]
        return Encoded(ids, [0 if i < border else 1 for i in range(len(ids))], spans)

    def tokens(self, text):
        """(id, begin, end) for each piece of the text; offsets in characters of the text."""
        for word in words(text):
            yield from self.pieces(word)

    def pieces(self, word):
        letters = [c for c, _ in word]
        if len(letters) > LONGEST_WORD:
            return [(self.unknown, word[0][1], word[-1][1] + 1)]
        out, start = [], 0
        while start < len(letters):
            end = len(letters)
            while end > start:
                piece = ("##" if start else "") + "".join(letters[start:end])
                if piece in self.vocabulary:
                    break
                end -= 1
            if end == start:
                return [(self.unknown, word[0][1], word[-1][1] + 1)]
            out.append((self.vocabulary[piece], word[start][1], word[end - 1][1] + 1))
            start = end
        return out


def words(text):
    """Lists of (normalised character, offset): split at white space, and around each punctuation mark."""
    word = []
    for c, offset in normalised(text):
        if c.isspace():
            if word:
                yield word
            word = []
        elif is_punctuation(c):
            if word:
                yield word
            yield [(c, offset)]
            word = []
        else:
            word.append((c, offset))
    if word:
        yield word


def normalised(text):
    """Cleaned, without accents, lower case, Chinese characters apart; each character with its offset in the text."""
    for offset, c in enumerate(text):
        if c in "\t\n\r" or unicodedata.category(c) == "Zs":
            yield " ", offset
            continue
        if ord(c) in (0, 0xFFFD) or unicodedata.category(c).startswith("C"):
            continue
        chinese = is_chinese(ord(c))
        if chinese:
            yield " ", offset
        for d in unicodedata.normalize("NFD", c):
            if unicodedata.category(d) != "Mn":
                for low in d.lower():
                    yield low, offset
        if chinese:
            yield " ", offset


def is_punctuation(c):
    return 33 <= ord(c) <= 47 or 58 <= ord(c) <= 64 or 91 <= ord(c) <= 96 or 123 <= ord(c) <= 126 \
        or unicodedata.category(c).startswith("P")


def is_chinese(c):
    return (0x4E00 <= c <= 0x9FFF or 0x3400 <= c <= 0x4DBF or 0x20000 <= c <= 0x2A6DF or 0x2A700 <= c <= 0x2B73F
            or 0x2B740 <= c <= 0x2B81F or 0x2B820 <= c <= 0x2CEAF or 0xF900 <= c <= 0xFAFF or 0x2F800 <= c <= 0x2FA1F)
