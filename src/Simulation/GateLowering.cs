using HybHanas.Core.Circuits;
using Microsoft.FSharp.Collections;

namespace HybHanas.Simulation;

/// <summary>
/// Writes every gate of the gate table as one-qubit rotors and monomial matrices. Exact up to a global phase, which is
/// exact too for fixed angles and for RX, RY, RZ and their controlled forms.
/// </summary>
internal sealed class GateLowering(SlotPacker packer)
{
    private readonly record struct Term(Angle Angle, double Scale);

    public void Apply(Gate gate, IReadOnlyList<Angle> angles, int[] qubits)
    {
        if (angles.All(angle => angle.IsFixed))
            ApplyFixed(gate, [.. angles.Select(angle => ((Angle.Fixed)angle).Item)], qubits);
        else if (qubits.Length == 1)
            ApplyOne(gate, angles, qubits[0]);
        else
            ApplyTwo(gate, angles, qubits[0], qubits[1]);
    }

    private void ApplyFixed(Gate gate, double[] angles, int[] qubits)
    {
        var row = GateTable.row(gate);
        var list = ListModule.OfSeq(angles);
        var matrix = row.Matrix.Invoke(list);
        if (qubits.Length == 1)
        {
            packer.Constant(qubits[0], matrix);
        }
        else if (Monomial.TryRead(matrix, out var from, out var phases))
        {
            packer.Monomial(from, phases, qubits);
        }
        else
        {
            var definition = row.Definition.Invoke(list)
                ?? throw new InvalidOperationException($"the gate table does not define '{row.Name}'");
            foreach (var (inner, innerAngles, positions) in definition.Value)
                ApplyFixed(inner, [.. innerAngles], [.. positions.Select(position => qubits[position])]);
        }
    }

    private void ApplyOne(Gate gate, IReadOnlyList<Angle> a, int q)
    {
        if (gate.IsRX)
            Turn(q, Axis.X, a[0]);
        else if (gate.IsRY)
            Turn(q, Axis.Y, a[0]);
        else if (gate.IsRZ || gate.IsP || gate.IsU1)
            Turn(q, Axis.Z, a[0]);
        else if (gate.IsU2)
            Euler(q, new(Angle.NewFixed(Math.PI / 2), 1), a[0], a[1]);
        else if (gate.IsU || gate.IsU3)
            Euler(q, new(a[0], 1), a[1], a[2]);
        else if (!gate.IsU0)
            throw Unknown(gate);
    }

    /// <summary>U(θ, φ, λ) = P(φ) RY(θ) P(λ).</summary>
    private void Euler(int q, Term theta, Angle phi, Angle lambda)
    {
        Turn(q, Axis.Z, lambda);
        Turn(q, Axis.Y, theta.Angle, theta.Scale);
        Turn(q, Axis.Z, phi);
    }

    private void ApplyTwo(Gate gate, IReadOnlyList<Angle> a, int first, int second)
    {
        if (gate.IsCRX)
        {
            Hadamard(second);
            ControlledTurn(Axis.Z, a[0], first, second);
            Hadamard(second);
        }
        else if (gate.IsCRY)
        {
            ControlledTurn(Axis.Y, a[0], first, second);
        }
        else if (gate.IsCRZ)
        {
            ControlledTurn(Axis.Z, a[0], first, second);
        }
        else if (gate.IsCP || gate.IsCU1)
        {
            Turn(first, Axis.Z, a[0], 0.5);
            ControlledTurn(Axis.Z, a[0], first, second);
        }
        else if (gate.IsRZZ)
        {
            ZZ(a[0], first, second);
        }
        else if (gate.IsRXX)
        {
            Hadamard(first);
            Hadamard(second);
            ZZ(a[0], first, second);
            Hadamard(first);
            Hadamard(second);
        }
        else if (gate.IsCU3 || gate.IsCU)
        {
            if (gate.IsCU)
                Turn(first, Axis.Z, a[3]);
            ControlledEuler(a[0], a[1], a[2], first, second);
        }
        else
        {
            throw Unknown(gate);
        }
    }

    /// <summary>The gate table's definition of CU3, its angles taken apart.</summary>
    private void ControlledEuler(Angle theta, Angle phi, Angle lambda, int control, int target)
    {
        Turn(control, Axis.Z, lambda, 0.5);
        Turn(control, Axis.Z, phi, 0.5);
        Turn(target, Axis.Z, lambda, 0.5);
        Turn(target, Axis.Z, phi, -0.5);
        Cx(control, target);
        Turn(target, Axis.Z, phi, -0.5);
        Turn(target, Axis.Z, lambda, -0.5);
        Turn(target, Axis.Y, theta, -0.5);
        Cx(control, target);
        Turn(target, Axis.Y, theta, 0.5);
        Turn(target, Axis.Z, phi);
    }

    private void ControlledTurn(Axis axis, Angle angle, int control, int target)
    {
        Turn(target, axis, angle, 0.5);
        Cx(control, target);
        Turn(target, axis, angle, -0.5);
        Cx(control, target);
    }

    private void ZZ(Angle angle, int first, int second)
    {
        Cx(first, second);
        Turn(second, Axis.Z, angle);
        Cx(first, second);
    }

    private void Hadamard(int q) => ApplyFixed(Gate.H, [], [q]);

    private void Cx(int control, int target) => ApplyFixed(Gate.CX, [], [control, target]);

    private void Turn(int q, Axis axis, Angle angle, double scale = 1)
    {
        if (angle is Angle.Fixed value)
        {
            var (sine, cosine) = Math.SinCos(value.Item * scale / 2);
            packer.Constant(q, Rotor.About(axis, cosine, sine));
        }
        else if (angle is Angle.Weight weight)
        {
            packer.Turn(q, new(AngleKind.Weight, weight.Item, axis, scale, Rotor.Identity));
        }
        else
        {
            packer.Turn(q, new(AngleKind.Input, ((Angle.Input)angle).Item, axis, scale, Rotor.Identity));
        }
    }

    private static InvalidOperationException Unknown(Gate gate) =>
        new($"the simulator has no rule for '{GateTable.name(gate)}' with a free angle");
}
