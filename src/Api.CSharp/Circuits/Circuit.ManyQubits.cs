using HybHanas.Core.Circuits;

namespace HybHanas;

public sealed partial class Circuit
{
    /// <summary>Controlled X.</summary>
    /// <param name="control">The control.</param>
    /// <param name="target">The target.</param>
    public Circuit Cnot(int control, int target) => Gated(Gate.CX, [], [control, target]);

    /// <summary>Controlled X, by its OpenQASM name.</summary>
    /// <param name="control">The control.</param>
    /// <param name="target">The target.</param>
    public Circuit Cx(int control, int target) => Gated(Gate.CX, [], [control, target]);

    /// <summary>Controlled Y.</summary>
    /// <param name="control">The control.</param>
    /// <param name="target">The target.</param>
    public Circuit Cy(int control, int target) => Gated(Gate.CY, [], [control, target]);

    /// <summary>Controlled Z.</summary>
    /// <param name="control">The control.</param>
    /// <param name="target">The target.</param>
    public Circuit Cz(int control, int target) => Gated(Gate.CZ, [], [control, target]);

    /// <summary>Controlled Hadamard.</summary>
    /// <param name="control">The control.</param>
    /// <param name="target">The target.</param>
    public Circuit Ch(int control, int target) => Gated(Gate.CH, [], [control, target]);

    /// <summary>Controlled square root of X.</summary>
    /// <param name="control">The control.</param>
    /// <param name="target">The target.</param>
    public Circuit Csx(int control, int target) => Gated(Gate.CSX, [], [control, target]);

    /// <summary>Controlled rotation about X.</summary>
    /// <param name="angle">In radians, or an open angle.</param>
    /// <param name="control">The control.</param>
    /// <param name="target">The target.</param>
    public Circuit Crx(Angle angle, int control, int target) => Gated(Gate.CRX, [angle], [control, target]);

    /// <summary>Controlled rotation about Y.</summary>
    /// <param name="angle">In radians, or an open angle.</param>
    /// <param name="control">The control.</param>
    /// <param name="target">The target.</param>
    public Circuit Cry(Angle angle, int control, int target) => Gated(Gate.CRY, [angle], [control, target]);

    /// <summary>Controlled rotation about Z.</summary>
    /// <param name="angle">In radians, or an open angle.</param>
    /// <param name="control">The control.</param>
    /// <param name="target">The target.</param>
    public Circuit Crz(Angle angle, int control, int target) => Gated(Gate.CRZ, [angle], [control, target]);

    /// <summary>Controlled phase: multiplies |11&gt; by exp(i angle).</summary>
    /// <param name="angle">In radians, or an open angle.</param>
    /// <param name="control">The control.</param>
    /// <param name="target">The target.</param>
    public Circuit Cp(Angle angle, int control, int target) => Gated(Gate.CP, [angle], [control, target]);

    /// <summary>Controlled general gate, with a phase of its own: exp(i gamma) U(theta, phi, lambda).</summary>
    /// <param name="theta">Angle about Y, in radians or open.</param>
    /// <param name="phi">Phase after it, in radians or open.</param>
    /// <param name="lambda">Phase before it, in radians or open.</param>
    /// <param name="gamma">Its phase, in radians or open.</param>
    /// <param name="control">The control.</param>
    /// <param name="target">The target.</param>
    public Circuit Cu(Angle theta, Angle phi, Angle lambda, Angle gamma, int control, int target) =>
        Gated(Gate.CU, [theta, phi, lambda, gamma], [control, target]);

    /// <summary>Exchanges two qubits.</summary>
    /// <param name="first">One qubit.</param>
    /// <param name="second">The other qubit.</param>
    public Circuit Swap(int first, int second) => Gated(Gate.Swap, [], [first, second]);

    /// <summary>Rotation about XX: exp(-i angle XX / 2).</summary>
    /// <param name="angle">In radians, or an open angle.</param>
    /// <param name="first">One qubit.</param>
    /// <param name="second">The other qubit.</param>
    public Circuit Rxx(Angle angle, int first, int second) => Gated(Gate.RXX, [angle], [first, second]);

    /// <summary>Rotation about ZZ: exp(-i angle ZZ / 2).</summary>
    /// <param name="angle">In radians, or an open angle.</param>
    /// <param name="first">One qubit.</param>
    /// <param name="second">The other qubit.</param>
    public Circuit Rzz(Angle angle, int first, int second) => Gated(Gate.RZZ, [angle], [first, second]);

    /// <summary>Echoed cross resonance of the IBM backends: (IX - XY) / sqrt 2.</summary>
    /// <param name="first">One qubit.</param>
    /// <param name="second">The other qubit.</param>
    public Circuit Ecr(int first, int second) => Gated(Gate.ECR, [], [first, second]);

    /// <summary>X under two controls (Toffoli).</summary>
    /// <param name="first">One control.</param>
    /// <param name="second">The other control.</param>
    /// <param name="target">The target.</param>
    public Circuit Ccx(int first, int second, int target) => Gated(Gate.CCX, [], [first, second, target]);

    /// <summary>Exchanges two qubits under a control (Fredkin).</summary>
    /// <param name="control">The control.</param>
    /// <param name="first">One qubit.</param>
    /// <param name="second">The other qubit.</param>
    public Circuit Cswap(int control, int first, int second) => Gated(Gate.CSwap, [], [control, first, second]);
}
