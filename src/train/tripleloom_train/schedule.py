"""Seeds, learning rates, one step."""
import random

import torch


def seeded(seed):
    """Seeds everything and returns the generator that batches and dropped mentions are drawn with."""
    torch.manual_seed(seed)
    return random.Random(seed)


def optimiser(groups, steps, warmup=0.06, decay=0.01):
    """AdamW over [(parameters, peak rate)] with a short rise and a linear fall; norms and biases do not decay."""
    def split(parameters, rate):
        parameters = list(parameters)
        return [{"params": [p for p in parameters if p.dim() > 1], "lr": rate, "weight_decay": decay},
                {"params": [p for p in parameters if p.dim() <= 1], "lr": rate, "weight_decay": 0.0}]

    adam = torch.optim.AdamW([g for parameters, rate in groups for g in split(parameters, rate)])
    rise = max(1, round(warmup * steps))
    fall = max(1, steps - rise)
    rates = torch.optim.lr_scheduler.LambdaLR(
        adam, lambda step: min((step + 1) / rise, max(0.0, (steps - step) / fall)))
    return adam, rates


def step(total, adam, rates):
    """One update; a gradient longer than 1 is cut to 1."""
    adam.zero_grad(set_to_none=True)
    total.backward()
    torch.nn.utils.clip_grad_norm_([p for g in adam.param_groups for p in g["params"]], 1.0)
    adam.step()
    rates.step()


def autocast(device):
    """bf16 on a GPU, plain fp32 on the CPU."""
    return torch.autocast(device.type, dtype=torch.bfloat16, enabled=device.type == "cuda")
