"""The networks: a BERT encoder with a tag layer, and the head over the entities of a paper.

Parameter names (m.l.0.q.weight, pre.0.weight, ...) are those of the shipped files.
"""
import math
from dataclasses import dataclass

import torch
from torch import nn
from torch.nn import functional as F

HEAD_WIDTH, RELATION_WIDTH = 256, 96


@dataclass(frozen=True)
class Size:
    """bge-small-en-v1.5 by default."""

    vocabulary: int = 30522
    positions: int = 512
    width: int = 384
    layers: int = 12
    heads: int = 12
    inner: int = 1536


class Layer(nn.Module):
    def __init__(self, size, dropout):
        super().__init__()
        self.heads = size.heads
        self.q, self.k, self.v, self.o = (nn.Linear(size.width, size.width) for _ in range(4))
        self.n1 = nn.LayerNorm(size.width, eps=1e-12)
        self.i = nn.Linear(size.width, size.inner)
        self.d = nn.Linear(size.inner, size.width)
        self.n2 = nn.LayerNorm(size.width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.weights_dropout = nn.Dropout(dropout)

    def split(self, x):
        return x.view(x.shape[0], x.shape[1], self.heads, x.shape[2] // self.heads).transpose(1, 2)

    def forward(self, x, bias):
        """x [B, T, W]; bias [B, 1, 1, T] is 0 where a token may be looked at and very negative elsewhere."""
        q, k, v = self.split(self.q(x)), self.split(self.k(x)), self.split(self.v(x))
        weights = (q @ k.transpose(-1, -2) / math.sqrt(q.shape[-1]) + bias).softmax(-1)
        seen = (self.weights_dropout(weights) @ v).transpose(1, 2).reshape(x.shape)
        x = self.n1(x + self.dropout(self.o(seen)))
        return self.n2(x + self.dropout(self.d(F.gelu(self.i(x)))))


class Bert(nn.Module):
    def __init__(self, size, dropout=0.1):
        super().__init__()
        self.w = nn.Embedding(size.vocabulary, size.width)
        self.p = nn.Embedding(size.positions, size.width)
        self.t = nn.Embedding(2, size.width)
        self.n = nn.LayerNorm(size.width, eps=1e-12)
        self.l = nn.ModuleList(Layer(size, dropout) for _ in range(size.layers))
        self.dropout = nn.Dropout(dropout)
        for module in self.modules():
            if isinstance(module, (nn.Linear, nn.Embedding)):
                nn.init.normal_(module.weight, std=0.02)

    def forward(self, ids, mask, segments):
        """ids, mask (1 for tokens, 0 for padding), segments: int64 [B, T]; gives states [B, T, W]."""
        x = self.w(ids) + self.t(segments) + self.p.weight[:ids.shape[1]]
        x = self.dropout(self.n(x))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -10000.0
        for layer in self.l:
            x = layer(x, bias)
        return x

    def load_published(self, path):
        """Takes the weights of a published BERT (pytorch_model.bin)."""
        theirs = torch.load(path, map_location="cpu", weights_only=True)
        theirs = {k.removeprefix("bert."): v for k, v in theirs.items()}
        names = {"w": "embeddings.word_embeddings", "p": "embeddings.position_embeddings",
                 "t": "embeddings.token_type_embeddings", "n": "embeddings.LayerNorm"}
        for i in range(len(self.l)):
            at = f"encoder.layer.{i}."
            names |= {f"l.{i}.q": at + "attention.self.query", f"l.{i}.k": at + "attention.self.key",
                      f"l.{i}.v": at + "attention.self.value", f"l.{i}.o": at + "attention.output.dense",
                      f"l.{i}.n1": at + "attention.output.LayerNorm", f"l.{i}.i": at + "intermediate.dense",
                      f"l.{i}.d": at + "output.dense", f"l.{i}.n2": at + "output.LayerNorm"}
        self.load_state_dict({ours: theirs[names[ours.rpartition(".")[0]] + "." + ours.rpartition(".")[2]]
                              for ours in self.state_dict()})


class MaskedWords(nn.Module):
    """Guesses masked words; its last layer is the word embedding."""

    def __init__(self, size):
        super().__init__()
        self.m = Bert(size)
        self.dense = nn.Linear(size.width, size.width)
        self.norm = nn.LayerNorm(size.width, eps=1e-12)
        self.bias = nn.Parameter(torch.zeros(size.vocabulary))

    def forward(self, ids, mask, segments, at):
        """at: bool [B, T], the places to guess; gives logits [places, vocabulary] in the order of ids[at]."""
        x = self.norm(F.gelu(self.dense(self.m(ids, mask, segments)[at])))
        return F.linear(x, self.m.w.weight, self.bias)


class Encoder(nn.Module):
    """encoder.onnx: states [B, T, W] and tag logits [B, T, tags]."""

    def __init__(self, size, tags):
        super().__init__()
        self.m = Bert(size)
        self.tag = nn.Linear(size.width, tags)

    def forward(self, input_ids, attention_mask, token_type_ids):
        states = self.m(input_ids, attention_mask, token_type_ids)
        return states, self.tag(states)


class Head(nn.Module):
    """head.onnx, one paper: states [T, W], pool and first [E, T] give roles [E, R], types [E, K], relations [E, E, N]."""

    def __init__(self, width, roles, types, relations):
        super().__init__()
        self.pre = nn.Sequential(nn.Linear(3 * width, HEAD_WIDTH), nn.GELU(), nn.Dropout(0.1))
        self.role_ = nn.Linear(HEAD_WIDTH, roles)
        self.type_ = nn.Linear(HEAD_WIDTH, types)
        self.s = nn.Linear(HEAD_WIDTH, RELATION_WIDTH)
        self.o = nn.Linear(HEAD_WIDTH, RELATION_WIDTH)
        self.U = nn.Parameter(torch.randn(relations, RELATION_WIDTH, RELATION_WIDTH) * 0.02)
        self.ls = nn.Linear(HEAD_WIDTH, relations)
        self.lo = nn.Linear(HEAD_WIDTH, relations, bias=False)

    def forward(self, states, pool, first):
        whole = states[:1].expand(pool.shape[0], -1)
        x = self.pre(torch.cat([pool @ states, first @ states, whole], -1))
        pairs = torch.einsum("sa,rab,ob->sor", self.s(x), self.U, self.o(x))
        return self.role_(x), self.type_(x), pairs + self.ls(x)[:, None] + self.lo(x)[None]
