"""Step 2: tags, roles, types and relations at once on the annotated papers, then the thresholds on papers held back."""
import dataclasses
import itertools
import json

import torch

from . import batches, checkpoint, decode, losses, predict, schedule, score
from .records import read_folder

PENALTIES = (0.5, 1.0, 1.5, 2.0, 2.5)
KEEPS = (0.4, 0.5, 0.6, 0.7, 0.8)
RELATIONS = (0.3, 0.4, 0.5, 0.6, 0.7)


@dataclasses.dataclass(frozen=True)
class Plan:
    """The defaults are those of the shipped model's first stage; its second had 3 epochs and half the rates."""

    epochs: int = 8
    encoder_rate: float = 1.2e-4
    head_rate: float = 6e-4
    batch: int = 16
    seed: int = 1


def fit(model, head, examples, labels, plan, device):
    """One stage. Noise is collected half-way and again at three quarters; when some is there already, it is used at once."""
    rng = schedule.seeded(plan.seed)
    steps = plan.epochs * -(-len(examples) // plan.batch)
    adam, rates = schedule.optimiser(
        [(model.m.parameters(), plan.encoder_rate),
         (itertools.chain(model.tag.parameters(), head.parameters()), plan.head_rate)], steps)
    for epoch in range(plan.epochs):
        if epoch in (plan.epochs // 2, 3 * plan.epochs // 4):
            predict.noise(model, examples, labels, device)
        model.train()
        head.train()
        summed, batch_list = 0.0, batches.of_like_length(examples, plan.batch, rng)
        for batch in batch_list:
            with schedule.autocast(device):
                total = losses.loss(model, head, batch, labels, rng, device)
            schedule.step(total, adam, rates)
            summed += total.item()
        print(f"epoch {epoch + 1} of {plan.epochs}: loss {summed / len(batch_list):.3f}", flush=True)


def tune(model, head, examples, labels, device):
    """The thresholds that give the best sum of `both` and `relation` F1 on these papers, and the figures there."""
    model.eval()
    head.eval()
    gold = {e.paper.id: dataclasses.asdict(e.paper) for e in examples}
    best = None
    for penalty in PENALTIES:
        judged = []
        for e in examples:
            states, logits = predict.encode(model, e, device)
            found = predict.clusters(e, logits, labels, penalty)
            judged.append((e.paper.id, found, logits, predict.judge(head, states, found, device) if found else None))
        for keep, relation in itertools.product(KEEPS, RELATIONS):
            these = dataclasses.replace(
                labels, thresholds={"start_penalty": penalty, "keep": keep, "relation": relation})
            said = {id: decode.entities(found, logits, *probabilities, these) if found else
                    {"entities": [], "relations": []} for id, found, logits, probabilities in judged}
            figures = score.score(gold, said)
            if best is None or figures["both"] + figures["relation"] > best[1]["both"] + best[1]["relation"]:
                best = these, figures
    return best


def train(folder, held_back, adapted, pieces, labels, out, size, stages, device="cuda"):
    """Trains on a folder of annotated JSON Lines and writes checkpoint.pt and labels.json into `out`.

    held_back: a folder of papers for the thresholds; papers of the same id are taken out of the training.
    stages: plans, one after the other.
    """
    device = torch.device(device)
    judged_on = [batches.example(p, pieces, labels) for p in read_folder(held_back)]
    ids = {e.paper.id for e in judged_on}
    examples = [batches.example(p, pieces, labels) for p in read_folder(folder) if p.id not in ids]
    print(f"{len(examples)} papers to learn from, {len(judged_on)} held back", flush=True)
    schedule.seeded(stages[0].seed)
    model, head = checkpoint.networks(size, labels)
    if adapted:
        model.m.load_state_dict(torch.load(adapted, map_location="cpu", weights_only=True))
    model.to(device)
    head.to(device)
    for plan in stages:
        fit(model, head, examples, labels, plan, device)
    tuned, figures = tune(model, head, judged_on, labels, device)
    print(json.dumps({k: v for k, v in figures.items() if not k.startswith("by ")}), flush=True)
    checkpoint.save(out, size, (model.state_dict(), head.state_dict()), tuned)
