/// The rules and the gates as the checks see them, as text: the C# analyzers hold this file as a resource and read the same lines.
namespace HybHanas.Core.Circuits

module internal CheckTables =

    /// Id, category, severity, title, message; the numbers in braces are filled in.
    let rules =
        """
HH0001 | Budget | Warning | Qubit budget exceeded | The circuit has {0} qubits; the budget is {1} ({2})
HH0002 | Budget | Warning | Depth budget exceeded | The circuit has depth {0}; the budget is {1} ({2})
HH0003 | Budget | Warning | Two-qubit gate budget exceeded | The circuit has {0} two-qubit gates; the budget is {1} ({2})
HH0004 | Budget | Warning | Parameter budget exceeded | The circuit has {0} trainable parameters; the budget is {1} ({2})
HH0005 | Budget | Warning | Coherence budget exceeded | The circuit takes an estimated {0} us on {1}, longer than its median {2} of {3} us
HH0006 | Validity | Warning | Qubit index out of range | Qubit {0} is outside the circuit, whose qubits are 0..{1}
HH0007 | Validity | Warning | Qubit used twice in one gate | Qubit {0} is used twice in one {1}
HH0008 | Measurement | Warning | Gate after measurement | {0} acts on qubit {1} after its measurement; its effect is never read
HH0009 | Measurement | Warning | Qubit measured twice | Qubit {0} is measured again with nothing done to it in between
HH0010 | Design | Warning | Register larger than used | The circuit has {0} qubits, but no gate acts above the first {1}
HH0011 | Design | Warning | Qubit never used | No gate acts on qubit {0}
HH0012 | Design | Warning | Angle looks like degrees | The angle {0} of {1} looks like degrees; gates take radians
HH0013 | Design | Warning | Adjacent gates cancel | {0} on {1} undoes the gate before it
HH0014 | Design | Info | Gate not native to the backend | {0} is not a native gate of {1}; the transpiler makes it of {2}
HH0015 | Validity | Warning | Amplitude embedding on too many qubits | Amplitude embedding on {0} qubits; at most {1} are possible
HH0016 | Search | Warning | Search space without a legal network | No network is legal: {0}
HH0017 | Search | Warning | Search space exceeds the budget | The search tries up to {0} qubits; the budget is {1} ({2})
HH0018 | Design | Warning | Entanglement without effect | {0} has no effect: {1}
HH0019 | Validity | Warning | Number of shots not positive | The number of shots is {0}; it must be 1 or more
HH0020 | Budget | Warning | Invalid circuit budget | {0}
"""

    /// Name, qubits, angles, the gate that undoes it (- where none is known without its angles, ~ for itself with the angle turned back),
    /// = where the order of the qubits does not matter, and the least pulses and native two-qubit gates that it takes on a device.
    let gates =
        """
id 1 0 - . 0 0
u0 1 1 - . 0 0
x 1 0 x . 1 0
y 1 0 y . 1 0
z 1 0 z . 0 0
h 1 0 h . 1 0
s 1 0 sdg . 0 0
sdg 1 0 s . 0 0
t 1 0 tdg . 0 0
tdg 1 0 t . 0 0
sx 1 0 sxdg . 1 0
sxdg 1 0 sx . 1 0
rx 1 1 ~ . 1 0
ry 1 1 ~ . 1 0
rz 1 1 ~ . 0 0
p 1 1 ~ . 0 0
u1 1 1 ~ . 0 0
u2 1 2 - . 1 0
u3 1 3 - . 0 0
u 1 3 - . 0 0
cx 2 0 cx . 0 1
cy 2 0 cy . 0 1
cz 2 0 cz = 0 1
ch 2 0 ch . 0 1
csx 2 0 - . 0 2
swap 2 0 swap = 0 3
crx 2 1 ~ . 0 2
cry 2 1 ~ . 0 2
crz 2 1 ~ . 0 2
cp 2 1 ~ = 0 2
cu1 2 1 ~ = 0 2
cu3 2 3 - . 0 2
cu 2 4 - . 0 2
rxx 2 1 ~ = 0 2
rzz 2 1 ~ = 0 2
ecr 2 0 ecr . 0 1
ccx 3 0 ccx . 0 5
cswap 3 0 cswap . 0 5
rccx 3 0 rccx . 0 3
c3x 4 0 c3x . 0 5
c3sqrtx 4 0 - . 0 5
rc3x 4 0 - . 0 3
c4x 5 0 c4x . 0 5
"""
