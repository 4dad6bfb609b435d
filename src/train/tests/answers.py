"""Answers a caller line by line, so that the product's tests can hold its decoding against this one.

In: {"title", "abstract", "tags": [[log-probability of each tag] of each token], "roles", "types", "relations"}.
Out: {"ids", "mentions": ["first-last text"], "clusters": [[form]], "entities", "relations"}.
"""
import json
import sys

from tests import golden
from tripleloom_train import alignment, decode, surface


def answer(d):
    sources = d["title"], d["abstract"]
    encoded = golden.PIECES.encode(*sources, golden.LABELS.max_tokens)
    found = decode.mentions(alignment.group(encoded, *sources), d["tags"], sources, golden.LABELS)
    clusters = decode.clusters(found, surface.acronyms(*sources))
    said = decode.entities(clusters, d["tags"], d["roles"], d["types"], d["relations"], golden.LABELS)
    return {"ids": encoded.ids, "mentions": [f"{m.begin}-{m.end} {m.text}" for m in found],
            "clusters": [list(decode.forms(c)) for c in clusters], **said}


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), flush=True)
