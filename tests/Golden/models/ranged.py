# 4q x2 RXRYRZ ranged 1all-2odd CNOT (qnas-angle-z)
# Written by HybHanas. `python THIS_FILE` prints how far its outputs are from those that HybHanas computes.
# model(standardise(samples)) gives the logits of a tensor of samples, softmax of them the probabilities.
import math

import pennylane as qml
import torch
from torch import nn

QUBITS = 4
CLASSES = ["class \"0\"", "class \"1\"", "class \"2\""]
MEANS = [0.5, 0.75, 1, 1.25]
DEVIATIONS = [1.5, 1.75, 2, 2.25]


def standardise(samples):
    # HybHanas keeps standardised values in single precision.
    means, deviations = (torch.tensor(moments, dtype=torch.float64) for moments in (MEANS, DEVIATIONS))
    return ((samples.double() - means) / deviations).float().double()


class Angles(nn.Module):
    def forward(self, x):
        return math.pi * torch.tanh(x)


class Scale(nn.Module):
    def forward(self, x):
        return 10 * x


# Wire q is qubit q of HybHanas.
device = qml.device("default.qubit", wires=QUBITS)


@qml.qnode(device, interface="torch")
def circuit(x, w):
    qml.RZ(x[0], wires=0)
    qml.RZ(x[1], wires=1)
    qml.RZ(x[2], wires=2)
    qml.RZ(x[3], wires=3)
    qml.Hadamard(wires=0)
    qml.Hadamard(wires=1)
    qml.Hadamard(wires=2)
    qml.Hadamard(wires=3)
    qml.RX(w[0], wires=0)
    qml.RY(w[1], wires=0)
    qml.RZ(w[2], wires=0)
    qml.RX(w[3], wires=1)
    qml.RY(w[4], wires=1)
    qml.RZ(w[5], wires=1)
    qml.RX(w[6], wires=2)
    qml.RY(w[7], wires=2)
    qml.RZ(w[8], wires=2)
    qml.RX(w[9], wires=3)
    qml.RY(w[10], wires=3)
    qml.RZ(w[11], wires=3)
    qml.CNOT(wires=[0, 1])
    qml.CNOT(wires=[1, 2])
    qml.CNOT(wires=[2, 3])
    qml.CNOT(wires=[3, 0])
    qml.RX(w[12], wires=0)
    qml.RY(w[13], wires=0)
    qml.RZ(w[14], wires=0)
    qml.RX(w[15], wires=1)
    qml.RY(w[16], wires=1)
    qml.RZ(w[17], wires=1)
    qml.RX(w[18], wires=2)
    qml.RY(w[19], wires=2)
    qml.RZ(w[20], wires=2)
    qml.RX(w[21], wires=3)
    qml.RY(w[22], wires=3)
    qml.RZ(w[23], wires=3)
    qml.CNOT(wires=[0, 2])
    qml.CNOT(wires=[2, 0])
    return [qml.expval(qml.PauliX(wire)) for wire in range(QUBITS)]


class Circuit(nn.Module):
    def __init__(self):
        super().__init__()
        self.weights = nn.Parameter(torch.zeros(24))

    def forward(self, x):
        return torch.stack([torch.stack(tuple(circuit(sample, self.weights))) for sample in x]).double()


model = nn.Sequential(
    nn.Linear(4, 4),
    Angles(),
    Circuit(),
    nn.Linear(4, 3),
).double()

# The parameters of each layer in order: weights, then biases; of the circuit its angles in radians.
PARAMETERS = [
    [-0.78125, -0.203125, 0.375, -0.625, -0.046875, 0.53125, -0.46875, 0.109375, 0.6875, -0.3125, 0.265625, -0.734375,
     -0.15625, 0.421875, -0.578125, 0],
    [0.578125, -0.421875, 0.15625, 0.734375],
    [-0.265625, 0.3125, -0.6875, -0.109375, 0.46875, -0.53125, 0.046875, 0.625, -0.375, 0.203125, 0.78125, -0.21875,
     0.359375, -0.640625, -0.0625, 0.515625, -0.484375, 0.09375, 0.671875, -0.328125, 0.25, -0.75, -0.171875, 0.40625],
    [-0.59375, -0.015625, 0.5625, -0.4375, 0.140625, 0.71875, -0.28125, 0.296875, -0.703125, -0.125, 0.453125,
     -0.546875],
    [0.03125, 0.609375, -0.390625],
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
    [0.083997, 0.882976, -0.507415],
    [0.083997, 0.882976, -0.507415],
]

if __name__ == "__main__":
    with torch.no_grad():
        logits = model(standardise(torch.tensor(SAMPLES, dtype=torch.float32)))
    for row in logits:
        print(CLASSES[int(row.argmax())], f"{float(torch.softmax(row, 0).max()):.4f}")
    difference = float((logits - torch.tensor(LOGITS, dtype=torch.float64)).abs().max())
    print(f"largest difference of {len(SAMPLES)} samples: {difference:.3e}")
