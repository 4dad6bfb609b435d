"""The golden papers of the repository with their texts, and the model's own files."""
import pathlib

from tripleloom_train import alignment, records, wordpiece

ROOT = pathlib.Path(__file__).resolve().parents[3]
LABELS = records.Labels.read()
PIECES = wordpiece.WordPiece(ROOT / "src/main/resources/model/tokenizer.json")


def texts():
    return {p["id"]: p for p in records.read_lines(ROOT / "data/papers.jsonl")}


def papers():
    """(golden line, paper, encoded, words) of each."""
    known = texts()
    for line in records.read_lines(ROOT / "src/test/resources/model/golden.jsonl"):
        paper = records.paper({**known[line["id"]], "entities": (), "relations": ()})
        encoded = PIECES.encode(paper.title, paper.abstract, LABELS.max_tokens)
        yield line, paper, encoded, alignment.group(encoded, paper.title, paper.abstract)
