using HybHanas.Core.Circuits;

namespace HybHanas;

/// <content>The gates of OpenQASM 2's qelib1.inc that are written seldom.</content>
public sealed partial class Circuit
{
    /// <summary>OpenQASM 2's wait: does nothing; its angle is a number of gate times.</summary>
    /// <param name="angle">How many gate times, or an open angle.</param>
    /// <param name="qubit">The qubit.</param>
    public Circuit U0(Angle angle, int qubit) => Gated(Gate.U0, [angle], [qubit]);

    /// <summary>OpenQASM 2's name of the phase gate P.</summary>
    /// <param name="angle">In radians, or an open angle.</param>
    /// <param name="qubit">The qubit.</param>
    public Circuit U1(Angle angle, int qubit) => Gated(Gate.U1, [angle], [qubit]);

    /// <summary>U(pi / 2, phi, lambda), by its OpenQASM 2 name.</summary>
    /// <param name="phi">Phase after it, in radians or open.</param>
    /// <param name="lambda">Phase before it, in radians or open.</param>
    /// <param name="qubit">The qubit.</param>
    public Circuit U2(Angle phi, Angle lambda, int qubit) => Gated(Gate.U2, [phi, lambda], [qubit]);

    /// <summary>OpenQASM 2's name of the general gate U.</summary>
    /// <param name="theta">Angle about Y, in radians or open.</param>
    /// <param name="phi">Phase after it, in radians or open.</param>
    /// <param name="lambda">Phase before it, in radians or open.</param>
    /// <param name="qubit">The qubit.</param>
    public Circuit U3(Angle theta, Angle phi, Angle lambda, int qubit) => Gated(Gate.U3, [theta, phi, lambda], [qubit]);

    /// <summary>OpenQASM 2's name of the controlled phase Cp.</summary>
    /// <param name="angle">In radians, or an open angle.</param>
    /// <param name="control">The control.</param>
    /// <param name="target">The target.</param>
    public Circuit Cu1(Angle angle, int control, int target) => Gated(Gate.CU1, [angle], [control, target]);

    /// <summary>Controlled general gate without a phase of its own.</summary>
    /// <param name="theta">Angle about Y, in radians or open.</param>
    /// <param name="phi">Phase after it, in radians or open.</param>
    /// <param name="lambda">Phase before it, in radians or open.</param>
    /// <param name="control">The control.</param>
    /// <param name="target">The target.</param>
    public Circuit Cu3(Angle theta, Angle phi, Angle lambda, int control, int target) =>
        Gated(Gate.CU3, [theta, phi, lambda], [control, target]);

    /// <summary>Toffoli up to phases of some basis states, with half of its CNOTs (Margolus gate).</summary>
    /// <param name="first">One control.</param>
    /// <param name="second">The other control.</param>
    /// <param name="target">The target.</param>
    public Circuit Rccx(int first, int second, int target) => Gated(Gate.RCCX, [], [first, second, target]);

    /// <summary>X under three controls.</summary>
    /// <param name="first">A control.</param>
    /// <param name="second">A control.</param>
    /// <param name="third">A control.</param>
    /// <param name="target">The target.</param>
    public Circuit C3x(int first, int second, int third, int target) => Gated(Gate.C3X, [], [first, second, third, target]);

    /// <summary>Square root of X under three controls.</summary>
    /// <param name="first">A control.</param>
    /// <param name="second">A control.</param>
    /// <param name="third">A control.</param>
    /// <param name="target">The target.</param>
    public Circuit C3sqrtx(int first, int second, int third, int target) =>
        Gated(Gate.C3SqrtX, [], [first, second, third, target]);

    /// <summary>X under three controls up to phases of some basis states.</summary>
    /// <param name="first">A control.</param>
    /// <param name="second">A control.</param>
    /// <param name="third">A control.</param>
    /// <param name="target">The target.</param>
    public Circuit Rc3x(int first, int second, int third, int target) => Gated(Gate.RC3X, [], [first, second, third, target]);

    /// <summary>X under four controls.</summary>
    /// <param name="first">A control.</param>
    /// <param name="second">A control.</param>
    /// <param name="third">A control.</param>
    /// <param name="fourth">A control.</param>
    /// <param name="target">The target.</param>
    public Circuit C4x(int first, int second, int third, int fourth, int target) =>
        Gated(Gate.C4X, [], [first, second, third, fourth, target]);
}
