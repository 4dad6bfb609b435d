"""Tokens, words, keys and acronyms on the golden papers."""
import unittest

from tests import golden
from tripleloom_train import decode, surface, wordpiece


class TextTest(unittest.TestCase):
    def test_tokens_are_those_of_the_reference(self):
        seen = 0
        for line, paper, encoded, _ in golden.papers():
            self.assertEqual(line["input_ids"], encoded.ids, paper.id)
            self.assertEqual(encoded.segments, sorted(encoded.segments))
            seen += 1
        self.assertEqual(43, seen)

    def test_mentions_begin_and_end_at_words_and_are_spelled_as_the_text(self):
        for line, paper, _, words in golden.papers():
            by_first, by_last = {w.first: w for w in words}, {w.last: w for w in words}
            for mention in line["mentions"]:
                first, last = (by[t] for by, t in zip((by_first, by_last), mention["tokens"]))
                text = (paper.title, paper.abstract)[first.text]
                self.assertEqual(mention["text"], text[first.begin:last.end], paper.id)

    def test_mentions_with_one_key_are_one_entity_as_in_the_reference(self):
        for line, paper, _, _ in golden.papers():
            found = [decode.Found(0, 0, *m["tokens"], m["text"]) for m in line["mentions"]]
            clusters = decode.clusters(found, surface.acronyms(paper.title, paper.abstract))
            self.assertEqual([sorted(c["forms"]) for c in line["clusters"]],
                             [sorted(decode.forms(c)) for c in clusters], paper.id)

    def test_no_mention_of_the_reference_is_trimmed_further(self):
        for line, paper, _, words in golden.papers():
            firsts, lasts = {w.first: i for i, w in enumerate(words)}, {w.last: i for i, w in enumerate(words)}
            for mention in line["mentions"]:
                span = firsts[mention["tokens"][0]], lasts[mention["tokens"][1]]
                trimmed = decode.trim(*span, words, (paper.title, paper.abstract), golden.LABELS.stop_words)
                self.assertEqual(span, trimmed, mention["text"])

    def test_offsets_refer_to_the_original_text(self):
        text = "Naïve 𝒳-space ﬁne-tuning\tof 模型 \u200bİnce"
        for _, begin, end in golden.PIECES.tokens(text):
            self.assertLess(begin, end)
            self.assertFalse(text[begin:end].isspace())
        words = ["".join(text[o] for _, o in w) for w in wordpiece.words(text)][-4:]
        self.assertEqual(["of", "模", "型", "İnce"], words)

    def test_a_long_paper_is_cut_and_closed(self):
        encoded = golden.PIECES.encode("A title", "word " * 700)
        self.assertEqual(512, len(encoded.ids))
        self.assertEqual((golden.PIECES.sep, None), (encoded.ids[-1], encoded.spans[-1]))

    def test_acronyms(self):
        for text, expected in {
            "elastic weight consolidation (EWC) helps": {"ewc", "elastic weight consolidation ewc"},
            "large language models (LLMs)": {"llm", "large language model llm"},
            "the result (see below)": set(), "models (GPT)": set(), "the year (2020)": set(),
        }.items():
            self.assertEqual(expected, set(surface.acronyms(text)), text)


if __name__ == "__main__":
    unittest.main()
