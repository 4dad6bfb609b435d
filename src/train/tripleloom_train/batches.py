"""Batches of papers of like length, and what a paper is turned into before it can be learned from."""
from dataclasses import dataclass

import torch

from . import alignment

IGNORED = -100


@dataclass
class Example:
    """An annotated paper on tokens.

    tags: the tag of each token, IGNORED at [CLS] and [SEP]; a word's first token has the word's tag, further tokens I-.
    spans: for each annotated entity that occurs, its mentions as (first token, last token).
    entities: the entities' indices in the paper, aligned with spans.
    noise: mentions, as token spans, of things that are no entity: examples of role none. Filled in half-way.
    """

    paper: object
    encoded: object
    words: list
    tags: list
    spans: list
    entities: list
    noise: list


def example(paper, pieces, labels):
    encoded = pieces.encode(paper.title, paper.abstract, labels.max_tokens)
    words = alignment.group(encoded, paper.title, paper.abstract)
    mentions = alignment.align(paper, words)
    tags = [IGNORED] * len(encoded.ids)
    for word, tag in zip(words, alignment.tags(paper, words, mentions, labels)):
        tags[word.first] = tag
        inside = labels.tags.index("I-" + labels.tags[tag][2:]) if tag else tag
        for token in range(word.first + 1, word.last + 1):
            tags[token] = inside
    entities = sorted({m.entity for m in mentions}, key=lambda e: min(m.first for m in mentions if m.entity == e))
    spans = [[(words[m.first].first, words[m.last].last) for m in mentions if m.entity == e] for e in entities]
    return Example(paper, encoded, words, tags, spans, entities, [])


def of_like_length(examples, size, rng):
    """Shuffled batches; within a batch lengths differ little, and no two epochs have the same batches."""
    order = sorted(examples, key=lambda e: len(e.encoded.ids) * rng.uniform(0.9, 1.1))
    out = [order[i:i + size] for i in range(0, len(order), size)]
    rng.shuffle(out)
    return out


def padded(encoded, device):
    """ids, mask and segments [B, T] of several encoded papers; 0 is the id of [PAD]."""
    longest = max(len(e.ids) for e in encoded)
    ids, mask, segments = (torch.zeros(len(encoded), longest, dtype=torch.long) for _ in range(3))
    for i, e in enumerate(encoded):
        n = len(e.ids)
        ids[i, :n] = torch.tensor(e.ids)
        mask[i, :n] = 1
        segments[i, :n] = torch.tensor(e.segments)
    return ids.to(device), mask.to(device), segments.to(device)


def pooling(spans, tokens, device):
    """pool and first [E, tokens] for entities given as lists of token spans (inclusive), in order of the text."""
    pool, first = torch.zeros(len(spans), tokens), torch.zeros(len(spans), tokens)
    for i, mentions in enumerate(spans):
        inside = sorted({t for a, b in mentions for t in range(a, b + 1)})
        pool[i, inside] = 1 / len(inside)
        first[i, mentions[0][0]] = 1
    return pool.to(device), first.to(device)


def shown(spans, rng, share=0.4):
    """The mentions to show in training: of `share` of the entities only a random part, in order of the text."""
    out = []
    for mentions in spans:
        if len(mentions) > 1 and rng.random() < share:
            mentions = sorted(rng.sample(mentions, rng.randint(1, len(mentions) - 1)))
        out.append(mentions)
    return out
