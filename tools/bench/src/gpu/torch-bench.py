"""The same trainings in PyTorch, from the same weights and data: torch-bench.py WORKLOAD SIZE-AS-JSON SECONDS DEVICE.

Prints one line of JSON: what it ran on, the first losses, and milliseconds of each run.
"""
import json
import math
import sys
import time

import torch
import torch.nn.functional as F

RATE, CLASSES, FIRST_LOSSES = 0.05, 10, 3


def numbers(shape, seed, scale):
    """numbers.ts: hashed positions; 64 bits hold the products of 32 that are cut off again."""
    count, mask = math.prod(shape), 0xFFFFFFFF
    x = (torch.arange(count, dtype=torch.int64) + (seed * 0x9E3779B9 & mask)) & mask
    x = (x ^ (x >> 16)) * 0x21F0AAAD & mask
    x = (x ^ (x >> 15)) * 0x735A2D97 & mask
    x = x ^ (x >> 15)
    return ((x.double() / 2**31 - 1) * scale).float().reshape(shape)


class Weights:
    """Weights in the order of workloads.ts. Kernels come as [height, width, in, out] and are turned round."""

    def __init__(self, device):
        self.seed, self.device, self.all = 100, device, []

    def make(self, *shape):
        values = numbers(shape, self.seed, math.sqrt(6 / math.prod(shape[:-1])))
        self.seed += 1
        return self.keep(values.permute(3, 2, 0, 1).contiguous() if len(shape) == 4 else values)

    def full(self, n, value):
        return self.keep(torch.full((n,), float(value)))

    def keep(self, values):
        weight = values.to(self.device).requires_grad_()
        self.all.append(weight)
        return weight


def mlp(weights, size):
    w1, b1, w2, b2 = weights.make(784, 256), weights.full(256, 0), weights.make(256, CLASSES), weights.full(CLASSES, 0)
    return lambda x: torch.relu(x @ w1 + b1) @ w2 + b2, (784,), size["mlpSamples"], size["batch"]


def lenet(weights, size):
    c1, c2 = weights.make(5, 5, 1, 6), weights.make(5, 5, 6, 16)
    f1, f2, f3 = weights.make(400, 120), weights.make(120, 84), weights.make(84, CLASSES)

    def model(x):
        h = F.avg_pool2d(torch.sigmoid(F.conv2d(x, c1, padding=2)), 2)
        h = F.avg_pool2d(torch.sigmoid(F.conv2d(h, c2)), 2)
        h = h.permute(0, 2, 3, 1).reshape(-1, 400)  # TensorFlow.js has the channels last
        return torch.sigmoid(torch.sigmoid(h @ f1) @ f2) @ f3

    return model, (28, 28, 1), size["lenetSamples"], size["batch"]


def resnet(weights, size):
    width = size["resnetWidth"]

    def normalized(inputs, outputs, kernel, stride):
        w, gamma, beta = weights.make(kernel, kernel, inputs, outputs), weights.full(outputs, 1), weights.full(outputs, 0)
        return lambda x: F.batch_norm(
            F.conv2d(x, w, stride=stride, padding=(kernel - 1) // 2), None, None, gamma, beta, training=True, eps=1e-5
        )

    def block(inputs, outputs, stride):
        first, second = normalized(inputs, outputs, 3, stride), normalized(outputs, outputs, 3, 1)
        shortcut = (lambda x: x) if stride == 1 else normalized(inputs, outputs, 1, stride)
        return lambda x: torch.relu(second(torch.relu(first(x))) + shortcut(x))

    stem = normalized(3, width, 3, 1)
    widths = [width * factor for factor in (1, 2, 4, 8)]
    blocks = []
    for i, outputs in enumerate(widths):
        blocks += [block(widths[max(i - 1, 0)], outputs, 1 if i == 0 else 2), block(outputs, outputs, 1)]
    dense = weights.make(widths[-1], CLASSES)

    def model(x):
        h = torch.relu(stem(x))
        for one in blocks:
            h = one(h)
        return h.mean((2, 3)) @ dense

    return model, (32, 32, 3), size["resnetBatch"], size["resnetBatch"]


def main(workload, size, seconds, device):
    torch.backends.cuda.matmul.allow_tf32 = False  # WebGPU computes in float32, too
    torch.backends.cudnn.allow_tf32 = False
    weights = Weights(device)
    model, shape, samples, batch = {"mlp": mlp, "lenet": lenet, "resnet": resnet}[workload](weights, json.loads(size))
    images = numbers((samples, *shape), 1, 1.0)
    images = (images.permute(0, 3, 1, 2).contiguous() if len(shape) == 3 else images).to(device)
    labels = (torch.arange(samples) * 7 % CLASSES).to(device)
    steps, optimizer = samples // batch, torch.optim.SGD(weights.all, lr=RATE)

    def step(i):
        first = i % steps * batch
        loss = F.cross_entropy(model(images[first : first + batch]), labels[first : first + batch])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        return loss.detach()

    losses = [step(i).item() for i in range(FIRST_LOSSES)]

    def run():
        begin = time.perf_counter()
        for i in range(steps):
            loss = step(i)
        loss.item()  # waits for the GPU
        return (time.perf_counter() - begin) * 1000

    run()  # warms up
    runs, end = [run()], time.perf_counter() + float(seconds)
    while time.perf_counter() < end:
        runs.append(run())
    name = torch.cuda.get_device_name() if device == "cuda" else f"CPU, {torch.get_num_threads()} threads"
    print(json.dumps({"device": f"PyTorch {torch.__version__}, {name}", "losses": losses, "ms": runs}))


main(*sys.argv[1:])
