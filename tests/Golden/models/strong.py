# dense5 tanh drop0.25 > 3q x2 strongly-entangling (angle-z)
# Written by HybHanas. `python THIS_FILE` prints how far its outputs are from those that HybHanas computes.
# model(standardise(samples)) gives the logits of a tensor of samples, softmax of them the probabilities.
import math

import torch
from torch import nn

QUBITS = 3
CLASSES = ["class \"0\"", "class \"1\"", "class \"2\""]
MEANS = [0.5, 0.75, 1, 1.25]
DEVIATIONS = [1.5, 1.75, 2, 2.25]


def standardise(samples):
    # HybHanas keeps standardised values in single precision.
    means, deviations = (torch.tensor(moments, dtype=torch.float64) for moments in (MEANS, DEVIATIONS))
    return ((samples.double() - means) / deviations).float().double()


class Angles(nn.Module):
    def forward(self, x):
        return math.pi * torch.tanh(x / math.sqrt(5))


class Scale(nn.Module):
    def forward(self, x):
        return 10 * x


# A state holds 2**QUBITS amplitudes for each sample; qubit 0 is the least significant bit of an amplitude's number.
def single(state, qubit, a, b, c, d):
    parts = state.reshape(state.shape[0], -1, 2, 2**qubit)
    low, high = parts[:, :, 0], parts[:, :, 1]
    return torch.stack([a * low + b * high, c * low + d * high], dim=2).reshape(state.shape)


def half(angle):
    return (angle / 2).to(torch.complex128).reshape(-1, 1, 1)


def rx(state, angle, qubit):
    c, s = torch.cos(half(angle)), -1j * torch.sin(half(angle))
    return single(state, qubit, c, s, s, c)


def ry(state, angle, qubit):
    c, s = torch.cos(half(angle)), torch.sin(half(angle))
    return single(state, qubit, c, -s, s, c)


def rz(state, angle, qubit):
    phase = torch.exp(1j * half(angle))
    return single(state, qubit, 1 / phase, 0, 0, phase)


def h(state, qubit):
    r = math.sqrt(0.5)
    return single(state, qubit, r, r, r, -r)


def cx(state, control, target):
    index = torch.arange(state.shape[1])
    return state[:, index ^ (((index >> control) & 1) << target)]


def cz(state, one, other):
    index = torch.arange(state.shape[1])
    return state * (1 - 2 * ((index >> one) & (index >> other) & 1))


def expectations(state):
    index = torch.arange(state.shape[1])
    signs = torch.stack([1 - 2 * ((index >> qubit) & 1) for qubit in range(QUBITS)], dim=1).double()
    return state.abs().square() @ signs


class Circuit(nn.Module):
    def __init__(self):
        super().__init__()
        self.weights = nn.Parameter(torch.zeros(18))

    def forward(self, x):
        w = self.weights
        state = torch.zeros(x.shape[0], 2**QUBITS, dtype=torch.complex128)
        state[:, 0] = 1
        state = h(state, 0)
        state = h(state, 1)
        state = h(state, 2)
        state = rz(state, x[:, 0], 0)
        state = rz(state, x[:, 1], 1)
        state = rz(state, x[:, 2], 2)
        state = rz(state, w[0], 0)
        state = rz(state, w[1], 1)
        state = rz(state, w[2], 2)
        state = ry(state, w[3], 0)
        state = ry(state, w[4], 1)
        state = ry(state, w[5], 2)
        state = rz(state, w[6], 0)
        state = rz(state, w[7], 1)
        state = rz(state, w[8], 2)
        state = cx(state, 0, 1)
        state = cx(state, 1, 2)
        state = cx(state, 2, 0)
        state = rz(state, w[9], 0)
        state = rz(state, w[10], 1)
        state = rz(state, w[11], 2)
        state = ry(state, w[12], 0)
        state = ry(state, w[13], 1)
        state = ry(state, w[14], 2)
        state = rz(state, w[15], 0)
        state = rz(state, w[16], 1)
        state = rz(state, w[17], 2)
        state = cx(state, 0, 2)
        state = cx(state, 1, 0)
        state = cx(state, 2, 1)
        return expectations(state)


model = nn.Sequential(
    nn.Linear(4, 5),
    nn.Tanh(),
    nn.Dropout(0.25),
    nn.Linear(5, 3),
    Angles(),
    Circuit(),
    Scale(),
    nn.Linear(3, 3),
).double()

# The parameters of each layer in order: weights, then biases; of the circuit its angles in radians.
PARAMETERS = [
    [-0.78125, -0.203125, 0.375, -0.625, -0.046875, 0.53125, -0.46875, 0.109375, 0.6875, -0.3125, 0.265625, -0.734375,
     -0.15625, 0.421875, -0.578125, 0, 0.578125, -0.421875, 0.15625, 0.734375],
    [-0.265625, 0.3125, -0.6875, -0.109375, 0.46875],
    [-0.53125, 0.046875, 0.625, -0.375, 0.203125, 0.78125, -0.21875, 0.359375, -0.640625, -0.0625, 0.515625, -0.484375,
     0.09375, 0.671875, -0.328125],
    [0.25, -0.75, -0.171875],
    [0.40625, -0.59375, -0.015625, 0.5625, -0.4375, 0.140625, 0.71875, -0.28125, 0.296875, -0.703125, -0.125, 0.453125,
     -0.546875, 0.03125, 0.609375, -0.390625, 0.1875, 0.765625],
    [-0.234375, 0.34375, -0.65625, -0.078125, 0.5, -0.5, 0.078125, 0.65625, -0.34375],
    [0.234375, -0.765625, -0.1875],
]

with torch.no_grad():
    for parameter, values in zip(model.parameters(), PARAMETERS, strict=True):
        parameter.copy_(torch.tensor(values, dtype=torch.float32).double().reshape(parameter.shape))
model.eval()

SAMPLES = [
    [0, 1.75, 0.75, 2.5],
    [0.75, 2.5, 1.5, 0.5],
]
LOGITS = [
    [4.451527, 2.007422, 1.141441],
    [4.112190, 1.871795, 1.209525],
]

if __name__ == "__main__":
    with torch.no_grad():
        logits = model(standardise(torch.tensor(SAMPLES, dtype=torch.float32)))
    for row in logits:
        print(CLASSES[int(row.argmax())], f"{float(torch.softmax(row, 0).max()):.4f}")
    difference = float((logits - torch.tensor(LOGITS, dtype=torch.float64)).abs().max())
    print(f"largest difference of {len(SAMPLES)} samples: {difference:.3e}")
