"""Learning on: from networks that know the task, on annotated papers and on what the product extracted from others.

The product's second stage knows more than the networks (two linear models of the text, what overlaps what), so its extractions
teach them something (Scudder 1965; Xie et al. 2020, "noisy student").
"""
import dataclasses
import itertools

import torch

from . import batches, checkpoint, losses, predict, records, schedule


@dataclasses.dataclass(frozen=True)
class Plan:
    """The defaults are those of the first of the six times that the shipped networks learned on.

    repeats: how often an annotated paper comes for once that an extracted one does.
    fresh_repeats: the same for annotated papers from which the networks did not learn before.
    frozen: lowest layers that stay as they are, as the word embedding does.
    memory: of the running mean of the weights, which is what is kept in the end.
    """

    repeats: int = 2
    fresh_repeats: int = 3
    frozen: int = 4
    encoder_rate: float = 8e-5
    head_rate: float = 4e-4
    batch: int = 16
    memory: float = 0.99
    seed: int = 1


def learn(start, annotated, fresh, others, labels, plan, device):
    """The running means of both networks.

    After a pass over `others`, which the product annotated, `repeats` over `annotated` and `fresh_repeats` over `fresh`.
    """
    rng = schedule.seeded(plan.seed)
    model, head = start
    for layer in model.m.l:
        layer.weights_dropout.p = 0.0
    predict.noise(model, annotated + fresh, labels, device)
    for parameters in [model.m.w.parameters(), *(layer.parameters() for layer in model.m.l[:plan.frozen])]:
        for p in parameters:
            p.requires_grad = False
    examples = annotated * plan.repeats + fresh * plan.fresh_repeats + others
    batch_list = batches.of_like_length(examples, plan.batch, rng)
    adam, rates = schedule.optimiser(
        [([p for p in model.m.parameters() if p.requires_grad], plan.encoder_rate),
         (itertools.chain(model.tag.parameters(), head.parameters()), plan.head_rate)], len(batch_list))
    means = [{name: w.detach().clone() for name, w in net.state_dict().items()} for net in (model, head)]
    for i, batch in enumerate(batch_list):
        model.train()
        head.train()
        with torch.autocast(device.type, dtype=torch.bfloat16):
            total = losses.loss(model, head, batch, labels, rng, device)
        schedule.step(total, adam, rates)
        share = 1 - min(plan.memory, (i + 1) / (i + 10))
        for mean, net in zip(means, (model, head)):
            for name, w in net.state_dict().items():
                mean[name].lerp_(w, share)
        if (i + 1) % 50 == 0:
            print(f"step {i + 1} of {len(batch_list)}: loss {total.item():.3f}", flush=True)
    return means


def further(start, folder, fresh_folder, file, texts, pieces, labels, plan, device, out):
    """From one checkpoint to another. Extracted papers with the title of an annotated one are left out.

    fresh_folder: annotated papers that are new to the networks, or None.
    """
    device = torch.device(device)
    annotated = records.read_folder(folder)
    fresh = records.read_folder(fresh_folder) if fresh_folder else []
    titles = {p.title.lower() for p in annotated + fresh}
    others = [p for p in records.read_extracted(file, texts) if p.title.lower() not in titles]
    print(f"{len(annotated)} annotated papers, {len(fresh)} fresh ones, {len(others)} extracted ones", flush=True)
    size, networks = checkpoint.load(start, labels)
    for network in networks:
        network.to(device)
    examples = [[batches.example(p, pieces, labels) for p in papers] for papers in (annotated, fresh, others)]
    checkpoint.save(out, size, learn(networks, *examples, labels, plan, device), labels)
