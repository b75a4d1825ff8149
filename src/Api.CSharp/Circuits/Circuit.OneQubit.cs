using HybHanas.Core.Circuits;

namespace HybHanas;

public sealed partial class Circuit
{
    /// <summary>Does nothing: holds its qubit for one gate.</summary>
    /// <param name="qubit">The qubit.</param>
    public Circuit Id(int qubit) => Gated(Gate.Id, [], [qubit]);

    /// <summary>Pauli X: flips |0&gt; and |1&gt;.</summary>
    /// <param name="qubit">The qubit.</param>
    public Circuit X(int qubit) => Gated(Gate.X, [], [qubit]);

    /// <summary>Pauli Y.</summary>
    /// <param name="qubit">The qubit.</param>
    public Circuit Y(int qubit) => Gated(Gate.Y, [], [qubit]);

    /// <summary>Pauli Z: changes the sign of |1&gt;.</summary>
    /// <param name="qubit">The qubit.</param>
    public Circuit Z(int qubit) => Gated(Gate.Z, [], [qubit]);

    /// <summary>Hadamard: takes |0&gt; to (|0&gt; + |1&gt;) / sqrt 2.</summary>
    /// <param name="qubit">The qubit.</param>
    public Circuit H(int qubit) => Gated(Gate.H, [], [qubit]);

    /// <summary>The square root of Z.</summary>
    /// <param name="qubit">The qubit.</param>
    public Circuit S(int qubit) => Gated(Gate.S, [], [qubit]);

    /// <summary>The inverse of S.</summary>
    /// <param name="qubit">The qubit.</param>
    public Circuit Sdg(int qubit) => Gated(Gate.Sdg, [], [qubit]);

    /// <summary>The fourth root of Z.</summary>
    /// <param name="qubit">The qubit.</param>
    public Circuit T(int qubit) => Gated(Gate.T, [], [qubit]);

    /// <summary>The inverse of T.</summary>
    /// <param name="qubit">The qubit.</param>
    public Circuit Tdg(int qubit) => Gated(Gate.Tdg, [], [qubit]);

    /// <summary>The square root of X.</summary>
    /// <param name="qubit">The qubit.</param>
    public Circuit Sx(int qubit) => Gated(Gate.SX, [], [qubit]);

    /// <summary>The inverse of the square root of X.</summary>
    /// <param name="qubit">The qubit.</param>
    public Circuit Sxdg(int qubit) => Gated(Gate.SXdg, [], [qubit]);

    /// <summary>Rotation about X: exp(-i angle X / 2).</summary>
    /// <param name="angle">In radians, or an open angle.</param>
    /// <param name="qubit">The qubit.</param>
    public Circuit Rx(Angle angle, int qubit) => Gated(Gate.RX, [angle], [qubit]);

    /// <summary>Rotation about Y: exp(-i angle Y / 2).</summary>
    /// <param name="angle">In radians, or an open angle.</param>
    /// <param name="qubit">The qubit.</param>
    public Circuit Ry(Angle angle, int qubit) => Gated(Gate.RY, [angle], [qubit]);

    /// <summary>Rotation about Z: exp(-i angle Z / 2).</summary>
    /// <param name="angle">In radians, or an open angle.</param>
    /// <param name="qubit">The qubit.</param>
    public Circuit Rz(Angle angle, int qubit) => Gated(Gate.RZ, [angle], [qubit]);

    /// <summary>Phase: multiplies |1&gt; by exp(i angle).</summary>
    /// <param name="angle">In radians, or an open angle.</param>
    /// <param name="qubit">The qubit.</param>
    public Circuit P(Angle angle, int qubit) => Gated(Gate.P, [angle], [qubit]);

    /// <summary>The general gate on one qubit: P(phi) RY(theta) P(lambda).</summary>
    /// <param name="theta">Angle about Y, in radians or open.</param>
    /// <param name="phi">Phase after it, in radians or open.</param>
    /// <param name="lambda">Phase before it, in radians or open.</param>
    /// <param name="qubit">The qubit.</param>
    public Circuit U(Angle theta, Angle phi, Angle lambda, int qubit) => Gated(Gate.U, [theta, phi, lambda], [qubit]);
}
