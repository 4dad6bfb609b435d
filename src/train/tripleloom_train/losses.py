"""What one batch costs: tags, roles, types (half weight), relations (three times), all at once."""
import torch
from torch.nn import functional as F

from . import batches

TYPE_WEIGHT, RELATION_WEIGHT = 0.5, 3.0


def targets(example, labels):
    """Of the annotated entities, then the noise: roles [E], types [E] (IGNORED for noise), relations [E, E]."""
    paper, n = example.paper, len(example.entities) + len(example.noise)
    roles = [labels.roles.index(paper.entities[e].role) for e in example.entities]
    types = [labels.types.index(paper.entities[e].type) for e in example.entities]
    roles += [labels.roles.index("none")] * len(example.noise)
    types += [batches.IGNORED] * len(example.noise)
    relations = torch.zeros(n, n, dtype=torch.long)
    relations.fill_diagonal_(batches.IGNORED)
    place = {paper.entities[e].name: i for i, e in enumerate(example.entities)}
    for s, name, o in paper.relations:
        if s in place and o in place and s != o:
            relations[place[s], place[o]] = labels.relations.index(name)
    return torch.tensor(roles, dtype=torch.long), torch.tensor(types, dtype=torch.long), relations


def loss(encoder, head, batch, labels, rng, device):
    """A scalar. Every part is a mean over its own units (tokens, entities, pairs) of the whole batch."""
    ids, mask, segments = batches.padded([e.encoded for e in batch], device)
    states, logits = encoder(ids, mask, segments)
    tags = torch.full(ids.shape, batches.IGNORED, dtype=torch.long)
    for i, e in enumerate(batch):
        tags[i, :len(e.tags)] = torch.tensor(e.tags)
    total = F.cross_entropy(logits.flatten(0, 1).float(), tags.flatten().to(device), ignore_index=batches.IGNORED)
    outputs, wanted = ([], [], []), ([], [], [])
    for i, e in enumerate(batch):
        spans = batches.shown(e.spans, rng) + e.noise
        if not spans:
            continue
        n = len(e.encoded.ids)
        pool, first = batches.pooling(spans, n, device)
        roles, types, relations = head(states[i, :n].float(), pool, first)
        for kept, value in zip(outputs, (roles, types, relations.flatten(0, 1))):
            kept.append(value.float())
        for kept, value in zip(wanted, targets(e, labels)):
            kept.append(value.flatten().to(device))
    if outputs[0]:
        for weight, said, right in zip((1.0, TYPE_WEIGHT, RELATION_WEIGHT), outputs, wanted):
            right = torch.cat(right)
            if (right != batches.IGNORED).any():
                total = total + weight * F.cross_entropy(torch.cat(said), right, ignore_index=batches.IGNORED)
    return total
