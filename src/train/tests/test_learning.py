"""What the networks learn from and how their answers are read: alignment, tags, decoding."""
import itertools
import json
import math
import pathlib
import random
import tempfile
import unittest

from tests import golden
from tripleloom_train import alignment, decode, records

LABELS = golden.LABELS


def annotated():
    texts = golden.texts()
    for line in records.read_lines(golden.ROOT / "data/gold.jsonl"):
        paper = records.paper({**texts[line["id"]], **line})
        encoded = golden.PIECES.encode(paper.title, paper.abstract)
        yield paper, encoded, alignment.group(encoded, paper.title, paper.abstract)


class LearningTest(unittest.TestCase):
    def test_every_aligned_mention_is_a_form_of_its_entity(self):
        found = wanted = 0
        for paper, _, words in annotated():
            mentions = alignment.align(paper, words)
            for m in mentions:
                text = (paper.title, paper.abstract)[words[m.first].text]
                self.assertIn(text[words[m.first].begin:words[m.last].end], paper.entities[m.entity].mentions)
            for one, other in itertools.pairwise(mentions):
                self.assertLess(one.last, other.first)
            found += len({m.entity for m in mentions})
            wanted += len(paper.entities)
        self.assertGreater(found, 0.97 * wanted, "nearly every annotated entity stands in its text")

    def test_extractions_are_read_with_their_texts_and_one_entity_for_a_name(self):
        entity = {"name": "A", "mentions": ["A", "As"], "type": "Method", "role": "uses", "confidence": 0.7}
        with tempfile.TemporaryDirectory() as folder:
            said, texts = (pathlib.Path(folder) / name for name in ("said.jsonl", "texts.jsonl"))
            said.write_text(json.dumps({"id": "p", "title": "T", "entities": [entity, {**entity, "type": "Task"}],
                                        "relations": [["A", "basedOn", "A"]]}) + "\n", "utf-8")
            texts.write_text(json.dumps({"id": "p", "title": "T", "abstract": "As."}) + "\n", "utf-8")
            self.assertEqual([records.Paper("p", "T", "As.", (records.Entity("A", ("A", "As"), "Method", "uses"),),
                                            (("A", "basedOn", "A"),))], list(records.read_extracted(said, texts)))

    def test_the_longest_form_wins_and_only_whole_words_count(self):
        paper = records.Paper("p", "T", "A deep network and networks, deepnetwork, network.",
                              (records.Entity("deep network", ("deep network",), "Method", "uses"),
                               records.Entity("network", ("network",), "Method", "mentions")))
        encoded = golden.PIECES.encode(paper.title, paper.abstract)
        words = alignment.group(encoded, paper.title, paper.abstract)
        mentions = alignment.align(paper, words)
        self.assertEqual([0, 1], [m.entity for m in mentions])
        tags = alignment.tags(paper, words, mentions, LABELS)
        self.assertEqual(["B-Method", "I-Method", "B-Method"], [LABELS.tags[t] for t in tags if t])

    def test_tags_are_read_back_as_the_mentions_they_came_from(self):
        for paper, encoded, words in annotated():
            mentions = alignment.align(paper, words)
            logits = [[0.0] * len(LABELS.tags) for _ in encoded.ids]
            for word, tag in zip(words, alignment.tags(paper, words, mentions, LABELS)):
                logits[word.first][tag] = 20.0
            sources = (paper.title, paper.abstract)
            trimmed = [decode.trim(m.first, m.last, words, sources, LABELS.stop_words) for m in mentions]
            found = [(f.first, f.last) for f in decode.mentions(words, logits, sources, LABELS)]
            self.assertEqual([t for t in trimmed if t], found, paper.id)

    def test_the_best_path_is_the_best_of_all_paths(self):
        rng = random.Random(5)
        few = records.Labels(["O", "B-a", "I-a", "B-b", "I-b"], ["a", "b"], [], [], {}, {}, frozenset(), 512)
        for _ in range(30):
            rows = [decode.log_softmax([rng.gauss(0, 2) for _ in few.tags]) for _ in range(4)]

            def legal(path):
                return all(t not in (2, 4) or before in (t - 1, t) for before, t in zip((0, *path), path))

            def worth(path):
                return sum(r[t] - (0.7 if t in (1, 3) else 0) for r, t in zip(rows, path))

            best = max(filter(legal, itertools.product(range(5), repeat=4)), key=worth)
            self.assertEqual(list(best), decode.viterbi(rows, few, 0.7))

    def test_probabilities_sum_to_one(self):
        self.assertAlmostEqual(1, math.fsum(decode.softmax([1000.0, 999.0, -5.0])))


if __name__ == "__main__":
    unittest.main()
