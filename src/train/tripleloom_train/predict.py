"""Running the networks on papers as the product does: one paper at a time, no padding."""
import torch

from . import batches, decode, surface


@torch.no_grad()
def encode(encoder, example, device):
    """States [T, W] on the device, and tag logits as lists."""
    states, logits = encoder(*batches.padded([example.encoded], device))
    return states[0].float(), logits[0].float().tolist()


def clusters(example, logits, labels, start_penalty=None):
    sources = (example.paper.title, example.paper.abstract)
    found = decode.mentions(example.words, logits, sources, labels, start_penalty)
    return decode.clusters(found, surface.acronyms(*sources))


@torch.no_grad()
def judge(head, states, found, device):
    """Probabilities of roles, types and relations of these clusters, as lists."""
    spans = [[(m.begin, m.end) for m in cluster] for cluster in found]
    pool, first = batches.pooling(spans, states.shape[0], device)
    return [x.float().softmax(-1).tolist() for x in head(states, pool, first)]


def extract(encoder, head, example, labels, device):
    """One paper in the shape of the gold files; both networks must be in eval mode."""
    states, logits = encode(encoder, example, device)
    found = clusters(example, logits, labels)
    out = {"entities": [], "relations": []}
    if found:
        out = decode.entities(found, logits, *judge(head, states, found, device), labels)
    return {"id": example.paper.id, **out}


def noise(encoder, examples, labels, device, start_penalty=0.0):
    """Sets each example's noise: what the model sees with a lowered threshold and no annotated entity explains."""
    encoder.eval()
    for e in examples:
        _, logits = encode(encoder, e, device)
        short_forms = surface.acronyms(e.paper.title, e.paper.abstract)
        known = {surface.key(m, short_forms) for entity in e.paper.entities for m in entity.mentions}
        e.noise = [[(m.begin, m.end) for m in cluster] for cluster in clusters(e, logits, labels, start_penalty)
                   if surface.key(cluster[0].text, short_forms) not in known]
