"""The scorer: the figures of `tripleloom measure`. Run it as python3 -m tripleloom_train.score GOLD PREDICTED."""
import collections
import json
import sys

from .records import read_lines
from .surface import normalise


def forms(entity):
    return {n for n in map(normalise, entity["mentions"]) if n}


def match(gold, predicted):
    """Pairs of indices: gold entities in order, each with the first prediction that shares a form and is still free."""
    ours, theirs = [forms(e) for e in gold], [forms(e) for e in predicted]
    free, out = list(range(len(predicted))), []
    for i, wanted in enumerate(ours):
        j = next((j for j in free if wanted & theirs[j]), None)
        if j is not None:
            free.remove(j)
            out.append((i, j))
    return out


def f1(hits, gold, predicted):
    return round(200 * hits / (gold + predicted), 1) if gold + predicted else 0.0


def score(gold, predicted):
    """Both {id: paper}. Micro-averaged percentages; a gold paper without a prediction counts as an empty one."""
    counts = collections.defaultdict(lambda: [0, 0, 0])  # hits, gold, predicted

    def add(figure, place, n=1):
        counts[figure][place] += n

    for key, paper in gold.items():
        guess = predicted.get(key, {"entities": [], "relations": []})
        ge, pe = paper["entities"], guess["entities"]
        names = {}
        for figure in ("entity", "type", "role", "both"):
            add(figure, 1, len(ge))
            add(figure, 2, len(pe))
        for i, j in match(ge, pe):
            g, p = ge[i], pe[j]
            names[g["name"]] = p["name"]
            same_type, same_role = g["type"] == p["type"], g["role"] == p["role"]
            add("entity", 0)
            add("type", 0, same_type)
            add("role", 0, same_role)
            add("both", 0, same_type and same_role)
            add(("type", g["type"]), 0, same_type)
            add(("role", g["role"]), 0, same_role)
        for kind in ("type", "role"):
            for place, entities in ((1, ge), (2, pe)):
                for e in entities:
                    add((kind, e[kind]), place)
        said = {tuple(r) for r in guess["relations"]}
        for s, r, o in paper["relations"]:
            hit = (names.get(s), r, names.get(o)) in said
            for figure in ("relation", ("relation", r)):
                add(figure, 0, hit)
                add(figure, 1)
        for _, r, _ in guess["relations"]:
            add("relation", 2)
            add(("relation", r), 2)
    hits, n_gold, n_predicted = counts["entity"]
    out = {figure: f1(*counts[figure]) for figure in ("entity", "type", "role", "both", "relation")}
    out["entity precision"] = round(100 * hits / n_predicted, 1) if n_predicted else 0.0
    out["entity recall"] = round(100 * hits / n_gold, 1) if n_gold else 0.0
    for kind in ("type", "role", "relation"):
        out["by " + kind] = {name[1]: {"f1": f1(*c), "gold": c[1], "predicted": c[2]}
                             for name, c in sorted((k, v) for k, v in counts.items() if k[0] == kind)}
    return out


def read(path):
    return {p["id"]: p for p in read_lines(path)}


if __name__ == "__main__":
    print(json.dumps(score(read(sys.argv[1]), read(sys.argv[2])), indent=1))
