using System.Numerics;
using HybHanas.Core.Circuits;
using Microsoft.FSharp.Collections;

namespace HybHanas.Simulation;

/// <summary>
/// The slow and obvious meaning of a circuit for one sample: index loops over the gate table's matrices, derivatives by
/// replacing one occurrence of an angle by the derivative of its gate. The fast engine must agree with it.
/// </summary>
internal sealed class ReferenceSimulator(Circuit circuit, Observable observable)
{
    private readonly int size = 1 << circuit.Qubits;

    /// <summary>The state before the measurement.</summary>
    public Complex[] State(double[] inputs, double[] weights) => Run(inputs, weights, -1, -1);

    public double[] Expectations(double[] inputs, double[] weights)
    {
        var state = State(inputs, weights);
        return Brackets(state, state);
    }

    /// <summary>The derivative of every expectation value, [qubit][weight] and [qubit][input].</summary>
    public (double[,] Weights, double[,] Inputs) Gradients(double[] inputs, double[] weights)
    {
        var byWeight = new double[circuit.Qubits, circuit.Weights];
        var byInput = new double[circuit.Qubits, circuit.Inputs];
        var state = State(inputs, weights);
        for (int place = 0; place < circuit.Operations.Length; place++)
        {
            if (circuit.Operations[place] is Operation.Apply apply)
            {
                for (int a = 0; a < apply.angles.Length; a++)
                {
                    if (apply.angles[a] is Angle.Weight weight)
                        Add(byWeight, weight.Item, Brackets(state, Run(inputs, weights, place, a)));
                    else if (apply.angles[a] is Angle.Input input)
                        Add(byInput, input.Item, Brackets(state, Run(inputs, weights, place, a)));
                }
            }
            else if (circuit.Operations[place] is Operation.Prepare prepare)
            {
                foreach (int input in prepare.inputs.Distinct())
                    Add(byInput, input, Brackets(state, Run(inputs, weights, place, input)));
            }
        }

        return (byWeight, byInput);

        static void Add(double[,] sums, int column, double[] values)
        {
            for (int q = 0; q < values.Length; q++)
                sums[q, column] += 2 * values[q];
        }
    }

    /// <summary>The state; with a place, its derivative by the given angle (or prepared input) of that operation.</summary>
    private Complex[] Run(double[] inputs, double[] weights, int place, int angle)
    {
        var state = new Complex[size];
        state[0] = 1;
        for (int i = 0; i < circuit.Operations.Length; i++)
        {
            if (circuit.Operations[i] is Operation.Apply apply)
            {
                double[] angles = [.. apply.angles.Select(a => Value(a, inputs, weights))];
                var matrix = i == place ? Derivative(apply.gate, angles, angle) : Matrix(apply.gate, angles);
                state = Multiply(matrix, [.. apply.qubits], state);
            }
            else if (circuit.Operations[i] is Operation.Prepare prepare)
            {
                state = Prepare(prepare, inputs, state, i == place ? angle : -1);
            }
        }

        return state;
    }

    private static double Value(Angle angle, double[] inputs, double[] weights) => angle switch
    {
        Angle.Weight weight => weights[weight.Item],
        Angle.Input input => inputs[input.Item],
        _ => ((Angle.Fixed)angle).Item,
    };

    private static Complex[,] Matrix(Gate gate, double[] angles) =>
        GateTable.row(gate).Matrix.Invoke(ListModule.OfSeq(angles));

    /// <summary>Fourth-order central differences; the entries have frequencies of at most one.</summary>
    private static Complex[,] Derivative(Gate gate, double[] angles, int which)
    {
        const double h = 2e-3;
        var (one, two) = (Difference(h), Difference(2 * h));
        for (int r = 0; r < one.GetLength(0); r++)
        {
            for (int c = 0; c < one.GetLength(1); c++)
                one[r, c] = (8 * one[r, c] - two[r, c]) / (12 * h);
        }

        return one;

        Complex[,] Difference(double step)
        {
            double[] up = [.. angles], down = [.. angles];
            up[which] += step;
            down[which] -= step;
            var (a, b) = (Matrix(gate, up), Matrix(gate, down));
            for (int r = 0; r < a.GetLength(0); r++)
            {
                for (int c = 0; c < a.GetLength(1); c++)
                    a[r, c] -= b[r, c];
            }

            return a;
        }
    }

    private static Complex[] Prepare(Operation.Prepare prepare, double[] inputs, Complex[] state, int derivativeBy)
    {
        double[] x = [.. prepare.inputs.Select(i => inputs[i])];
        double norm = Math.Sqrt(x.Sum(v => v * v));
        double[] a = norm == 0 ? [1, .. new double[x.Length - 1]] : [.. x.Select(v => v / norm)];
        if (derivativeBy >= 0)
        {
            double[] dx = [.. prepare.inputs.Select(i => i == derivativeBy && norm > 0 ? 1 / norm : 0)];
            double along = a.Zip(dx, (v, dv) => v * dv).Sum();
            a = [.. a.Zip(dx, (v, dv) => dv - v * along)];
        }

        var matrix = new Complex[x.Length, x.Length];
        for (int k = 0; k < x.Length; k++)
            matrix[k, 0] = a[k];
        return Multiply(matrix, [.. prepare.qubits], state);
    }

    private static Complex[] Multiply(Complex[,] matrix, int[] qubits, Complex[] state)
    {
        var result = new Complex[state.Length];
        for (int k = 0; k < state.Length; k++)
        {
            int row = 0;
            for (int j = 0; j < qubits.Length; j++)
                row |= (k >> qubits[j] & 1) << j;
            for (int column = 0; column < matrix.GetLength(0); column++)
            {
                if (matrix[row, column] == Complex.Zero)
                    continue;
                int source = k;
                for (int j = 0; j < qubits.Length; j++)
                    source = source & ~(1 << qubits[j]) | (column >> j & 1) << qubits[j];
                result[k] += matrix[row, column] * state[source];
            }
        }

        return result;
    }

    /// <summary>Re &lt;left| O_q |right> of every qubit.</summary>
    private double[] Brackets(Complex[] left, Complex[] right)
    {
        var values = new double[circuit.Qubits];
        for (int q = 0; q < values.Length; q++)
        {
            for (int k = 0; k < size; k++)
            {
                var term = observable == Observable.X ? right[k ^ (1 << q)] : (k >> q & 1) == 0 ? right[k] : -right[k];
                values[q] += (Complex.Conjugate(left[k]) * term).Real;
            }
        }

        return values;
    }
}
