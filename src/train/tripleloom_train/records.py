"""Papers, labels and the files that hold them."""
import json
import pathlib
from dataclasses import dataclass, field

LABELS = pathlib.Path(__file__).resolve().parents[3] / "src/main/resources/model/labels.json"


@dataclass(frozen=True)
class Labels:
    """Names in the order of the model's outputs, and the thresholds of decoding."""

    tags: list
    types: list
    roles: list
    relations: list
    allowed: dict
    thresholds: dict
    stop_words: frozenset
    max_tokens: int

    @staticmethod
    def read(path=LABELS):
        with open(path, encoding="utf-8") as f:
            d = json.load(f)
        return Labels(d["tags"], d["types"], d["roles"], d["relations"], d["allowed"], d["thresholds"],
                      frozenset(d["stop_words"]), d["max_tokens"])

    def write(self, path):
        d = {**self.__dict__, "stop_words": sorted(self.stop_words)}
        with open(path, "w", encoding="utf-8") as f:
            json.dump(d, f, indent=1)
            f.write("\n")


@dataclass(frozen=True)
class Entity:
    name: str
    mentions: tuple
    type: str
    role: str


@dataclass(frozen=True)
class Paper:
    id: str
    title: str
    abstract: str
    entities: tuple = field(default=())
    relations: tuple = field(default=())


def read_lines(path):
    """The JSON objects of a file of one object per line; blank lines are skipped."""
    with open(path, encoding="utf-8") as f:
        for number, line in enumerate(f, 1):
            if line.strip():
                try:
                    yield json.loads(line)
                except json.JSONDecodeError as e:
                    raise ValueError(f"{path} line {number} is not JSON: {e}") from e


def paper(d):
    entities = tuple(Entity(e["name"], tuple(e["mentions"]), e["type"], e["role"])
                     for e in d.get("entities", ()))
    relations = tuple(tuple(r) for r in d.get("relations", ()))
    names = {e.name for e in entities}
    for s, _, o in relations:
        if s not in names or o not in names:
            raise ValueError(f"paper {d['id']} relates {s!r} to {o!r}, and one of them is no entity of it")
    return Paper(d["id"], d["title"], d["abstract"], entities, relations)


def read_folder(folder):
    """All annotated papers of the folder's .jsonl files, in order of the files' names; the first of an id counts."""
    files = sorted(pathlib.Path(folder).glob("*.jsonl"))
    if not files:
        raise FileNotFoundError(f"{folder} holds no .jsonl file")
    papers = {}
    for file in files:
        for d in read_lines(file):
            papers.setdefault(d["id"], paper(d))
    return list(papers.values())


def read_extracted(file, texts):
    """Papers as the product annotated them: the JSON Lines of `tripleloom extract`, and the JSON Lines that it read.

    Of entities with one name the first counts.
    """
    known = {d["id"]: d for d in read_lines(texts)}
    for d in read_lines(file):
        entities = {}
        for e in d["entities"]:
            entities.setdefault(e["name"], e)
        source = known[d["id"]]
        yield paper({"id": d["id"], "title": source["title"], "abstract": source["abstract"],
                     "entities": entities.values(), "relations": d["relations"]})
