"""From scores to entities and relations, exactly as the model's card says; plain Python over lists of numbers."""
import math
from dataclasses import dataclass

from . import surface


def log_softmax(row):
    top = max(row)
    total = top + math.log(sum(math.exp(x - top) for x in row))
    return [x - total for x in row]


def softmax(row):
    return [math.exp(x) for x in log_softmax(row)]


def viterbi(scores, labels, start_penalty):
    """The best tags for words with these log-probabilities: I-X only behind B-X or I-X, each B- costs the penalty."""
    if not scores:
        return []
    n = len(labels.tags)
    before = [[0] + list(range(1, n)) if not t.startswith("I-") else
              [labels.tags.index("B-" + t[2:]), labels.tags.index(t)] for t in labels.tags]
    cost = [start_penalty if t.startswith("B-") else 0.0 for t in labels.tags]
    best = [s - c if not t.startswith("I-") else -math.inf for s, c, t in zip(scores[0], cost, labels.tags)]
    pointers = []
    for row in scores[1:]:
        pointer = [max(before[t], key=lambda p: best[p]) for t in range(n)]
        best = [best[pointer[t]] + row[t] - cost[t] for t in range(n)]
        pointers.append(pointer)
    path = [max(range(n), key=lambda t: best[t])]
    for pointer in reversed(pointers):
        path.append(pointer[path[-1]])
    return path[::-1]


def trim(first, last, words, sources, stop_words):
    """The run of words without stop words and marks at its ends, or None when none is left.

    When the brackets do not balance then, a last ")" goes, or all from the last "(" on.
    """
    def text(i):
        return sources[words[i].text][words[i].begin:words[i].end]

    def edge(i, kept):
        t = text(i)
        return t.lower() in stop_words or not (t[0].isalnum() or t[0] in kept)

    while first <= last and edge(last, ")+#"):
        last -= 1
    while first <= last and edge(first, "("):
        first += 1
    if first > last:
        return None
    inside = [text(i) for i in range(first, last + 1)]
    if inside.count("(") != inside.count(")"):
        if inside[-1] == ")":
            last -= 1
        elif "(" in inside:
            last = first + len(inside) - 2 - inside[::-1].index("(")
    return (first, last) if first <= last else None


@dataclass(frozen=True)
class Found:
    """A mention that the model sees: words first..last, tokens begin..end (inclusive)."""

    first: int
    last: int
    begin: int
    end: int
    text: str


def mentions(words, logits, sources, labels, start_penalty=None):
    """All mentions of a paper. `logits` has one row of tag scores for each token."""
    penalty = labels.thresholds["start_penalty"] if start_penalty is None else start_penalty
    out = []
    for part in (0, 1):
        inside = [i for i, w in enumerate(words) if w.text == part]
        path = viterbi([log_softmax(logits[words[i].first]) for i in inside], labels, penalty)
        at = 0
        while at < len(path):
            end = at
            if labels.tags[path[at]].startswith("B-"):
                while end + 1 < len(path) and labels.tags[path[end + 1]].startswith("I-"):
                    end += 1
                kept = trim(inside[at], inside[end], words, sources, labels.stop_words)
                if kept:
                    f, l = kept
                    out.append(Found(f, l, words[f].first, words[l].last, sources[part][words[f].begin:words[l].end]))
            at = end + 1
    return out


def clusters(found, short_forms):
    """Mentions with one key are one entity: lists of them, in order of their first mention."""
    by_key = {}
    for mention in found:
        by_key.setdefault(surface.key(mention.text, short_forms), []).append(mention)
    return list(by_key.values())


def type_evidence(cluster, logits, labels):
    """Probability of each type by the tags: B and I added, summed over all tokens of the mentions, made to sum to 1."""
    sums = [0.0] * len(labels.types)
    for mention in cluster:
        for token in range(mention.begin, mention.end + 1):
            p = softmax(logits[token])
            for i, kind in enumerate(labels.types):
                sums[i] += p[labels.tags.index("B-" + kind)] + p[labels.tags.index("I-" + kind)]
    total = sum(sums)
    return [s / total for s in sums]


def forms(cluster):
    """The distinct surface forms with how often each occurs, in order of the text."""
    out = {}
    for m in cluster:
        out[m.text] = out.get(m.text, 0) + 1
    return out


def entities(found, logits, roles, types, relations, labels):
    """What is kept, from probabilities: {"entities": [...], "relations": [...]} in the shape of the gold files."""
    none = labels.roles.index("none")
    kept, out = [], []
    for i, cluster in enumerate(found):
        if 1 - roles[i][none] < labels.thresholds["keep"]:
            continue
        evidence = type_evidence(cluster, logits, labels)
        mean = [(a + b) / 2 for a, b in zip(evidence, types[i])]
        _, role, kind = max(((mean[t] * roles[i][r], role, kind)
                             for r, role in enumerate(labels.roles) if r != none
                             for t, kind in enumerate(labels.types) if kind in labels.allowed[role]),
                            key=lambda c: c[0])
        names = forms(cluster)
        kept.append(i)
        fullest = max(names, key=lambda n: (len(n), names[n]))
        out.append({"name": fullest, "mentions": list(names), "type": kind, "role": role})
    said = []
    for s, i in enumerate(kept):
        for o, j in enumerate(kept):
            p = relations[i][j]
            if s != o and 1 - p[0] > labels.thresholds["relation"]:
                best = max(range(1, len(p)), key=lambda r: p[r])
                said.append([out[s]["name"], labels.relations[best], out[o]["name"]])
    return {"entities": out, "relations": said}
