# 2q x1 RYRZ circular CNOT (amplitude)
# Written by HybHanas. `python THIS_FILE` prints how far its outputs are from those that HybHanas computes.
# model(standardise(samples)) gives the logits of a tensor of samples, softmax of them the probabilities.
import math

import pennylane as qml
import torch
from torch import nn

QUBITS = 2
CLASSES = ["class \"0\"", "class \"1\""]
MEANS = [0.5, 0.75, 1]
DEVIATIONS = [1.5, 1.75, 2]


def standardise(samples):
    # HybHanas keeps standardised values in single precision.
    means, deviations = (torch.tensor(moments, dtype=torch.float64) for moments in (MEANS, DEVIATIONS))
    return ((samples.double() - means) / deviations).float().double()


class Angles(nn.Module):
    def forward(self, x):
        return math.pi * torch.tanh(x / math.sqrt(3))


class Scale(nn.Module):
    def forward(self, x):
        return 10 * x


# Wire q is qubit q of HybHanas.
device = qml.device("default.qubit", wires=QUBITS)


@qml.qnode(device, interface="torch")
def circuit(x, w):
    if bool((x != 0).any()):
        qml.AmplitudeEmbedding(x, wires=range(QUBITS - 1, -1, -1), normalize=True)
    qml.RY(w[0], wires=0)
    qml.RY(w[1], wires=1)
    qml.RZ(w[2], wires=0)
    qml.RZ(w[3], wires=1)
    qml.CNOT(wires=[0, 1])
    return [qml.expval(qml.PauliZ(wire)) for wire in range(QUBITS)]


class Circuit(nn.Module):
    def __init__(self):
        super().__init__()
        self.weights = nn.Parameter(torch.zeros(4))

    def forward(self, x):
        return torch.stack([torch.stack(tuple(circuit(sample, self.weights))) for sample in x]).double()


model = nn.Sequential(
    nn.Linear(3, 4),
    Circuit(),
    Scale(),
    nn.Linear(2, 2),
).double()

# The parameters of each layer in order: weights, then biases; of the circuit its angles in radians.
PARAMETERS = [
    [-0.78125, -0.203125, 0.375, -0.625, -0.046875, 0.53125, -0.46875, 0.109375, 0.6875, -0.3125, 0.265625, -0.734375],
    [-0.15625, 0.421875, -0.578125, 0],
    [0.578125, -0.421875, 0.15625, 0.734375],
    [-0.265625, 0.3125, -0.6875, -0.109375],
    [0.46875, -0.53125],
]

with torch.no_grad():
    for parameter, values in zip(model.parameters(), PARAMETERS, strict=True):
        parameter.copy_(torch.tensor(values, dtype=torch.float32).double().reshape(parameter.shape))
model.eval()

SAMPLES = [
    [0, 1.75, 0.75],
    [0.75, 2.5, 1.5],
]
LOGITS = [
    [-1.674740, -0.163116],
    [0.124885, -5.466115],
]

if __name__ == "__main__":
    with torch.no_grad():
        logits = model(standardise(torch.tensor(SAMPLES, dtype=torch.float32)))
    for row in logits:
        print(CLASSES[int(row.argmax())], f"{float(torch.softmax(row, 0).max()):.4f}")
    difference = float((logits - torch.tensor(LOGITS, dtype=torch.float64)).abs().max())
    print(f"largest difference of {len(SAMPLES)} samples: {difference:.3e}")
