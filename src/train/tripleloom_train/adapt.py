"""Step 1: the published encoder goes on guessing masked words, on abstracts of the field."""
import torch
from torch.nn import functional as F

from . import batches, encoder, schedule
from .records import read_lines

MASKED = 0.2


class Text:
    """An abstract without annotations, on tokens."""

    def __init__(self, encoded):
        self.encoded = encoded


def masked(ids, mask, specials, mask_id, vocabulary):
    """ids with 20 % of the words hidden (of these 80 % [MASK], 10 % another word, 10 % left), and where: bool [B, T]."""
    may = mask.bool() & ~torch.isin(ids, torch.tensor(specials, device=ids.device))
    at = may & (torch.rand(ids.shape, device=ids.device) < MASKED)
    dice = torch.rand(ids.shape, device=ids.device)
    hidden = torch.where(at & (dice < 0.8), mask_id, ids)
    other = torch.randint_like(ids, vocabulary)
    return torch.where(at & (dice >= 0.8) & (dice < 0.9), other, hidden), at


def adapt(files, published, pieces, out, size, steps=9600, batch=192, rate=4e-4, seed=1, device="cuda"):
    """Reads title and abstract of each line of the files; writes the encoder's weights to `out`."""
    device = torch.device(device)
    rng = schedule.seeded(seed)
    texts = [Text(pieces.encode(d["title"], d["abstract"])) for file in files for d in read_lines(file)
             if d.get("title") and d.get("abstract")]
    model = encoder.MaskedWords(size)
    if published:
        model.m.load_published(published)
    model.to(device).train()
    adam, rates = schedule.optimiser([(model.parameters(), rate)], steps)
    specials = [pieces.vocabulary[s] for s in ("[PAD]", "[CLS]", "[SEP]")]
    done = 0
    while done < steps:
        for some in batches.of_like_length(texts, batch, rng)[:steps - done]:
            ids, mask, segments = batches.padded([t.encoded for t in some], device)
            shown, at = masked(ids, mask, specials, pieces.vocabulary["[MASK]"], len(pieces.vocabulary))
            with schedule.autocast(device):
                guesses = model(shown, mask, segments, at)
            total = F.cross_entropy(guesses.float(), ids[at])
            schedule.step(total, adam, rates)
            done += 1
            if done % 100 == 0:
                print(f"step {done} of {steps}: loss {total.item():.3f}", flush=True)
    torch.save(model.m.state_dict(), out)
