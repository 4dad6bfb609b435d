"""Scoring on the product's own example, whose figures the product's tests hold to as well."""
import json
import unittest

from tests import golden
from tripleloom_train import score

FILES = golden.ROOT / "src/test/resources/measure"


class ScoreTest(unittest.TestCase):
    def test_figures(self):
        with open(FILES / "expected.json", encoding="utf-8") as f:
            expected = json.load(f)
        self.assertEqual(expected, score.score(score.read(FILES / "gold.jsonl"), score.read(FILES / "predicted.jsonl")))

    def test_gold_itself_is_perfect(self):
        gold = score.read(golden.ROOT / "data/gold.jsonl")
        self.assertEqual(100.0, score.score(gold, gold)["both"])


if __name__ == "__main__":
    unittest.main()
