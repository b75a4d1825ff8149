using HybHanas.Core.Circuits;
using HybHanas.Simulation;
using Microsoft.FSharp.Collections;

namespace HybHanas;

/// <summary>Circuits that are made for the simulator from one that users give.</summary>
internal static class ObservedCircuit
{
    /// <summary>The circuit with its parameters as the inputs after its own, so that each row of a batch has its own ones.</summary>
    public static CoreCircuit WithInputsAlone(CoreCircuit circuit) =>
        With(circuit, circuit.Operations.Select(operation => operation is Operation.Apply apply
            ? Operation.NewApply(apply.gate, ListModule.OfSeq(apply.angles.Select(angle => AsInput(angle, circuit.Inputs))), apply.qubits)
            : operation));

    /// <summary>The unmeasured circuit, then what turns the product into Z on one qubit: a change of basis, and CNOTs that add the parities
    /// up there.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="product">A product on at least one qubit, all of them the circuit's.</param>
    public static (CoreCircuit Circuit, int Qubit) ForProduct(CoreCircuit circuit, PauliString product)
    {
        var last = product.Letters.Keys.Last();
        var basis = product.Letters.SelectMany(factor => factor.Value switch
        {
            'X' => [Gate.H],
            'Y' => [Gate.Sdg, Gate.H],
            _ => (Gate[])[],
        }, (factor, gate) => Fixed(gate, factor.Key));
        var sums = product.Letters.Keys.SkipLast(1).Select(qubit => Fixed(Gate.CX, qubit, last));
        return (With(circuit, [.. circuit.Operations.Where(operation => !operation.IsMeasure), .. basis, .. sums]), last);
    }

    /// <summary>The circuit compiled, to be measured in Z.</summary>
    public static QuantumProgram Compile(CoreCircuit circuit) => QuantumProgram.Compile(circuit, Observable.Z).OrThrow();

    private static CoreAngle AsInput(CoreAngle angle, int first) =>
        angle is CoreAngle.Weight weight ? CoreAngle.NewInput(first + weight.Item) : angle;

    private static Operation Fixed(Gate gate, params ReadOnlySpan<int> qubits) =>
        Operation.NewApply(gate, FSharpList<CoreAngle>.Empty, FSharpList.Create(qubits));

    private static CoreCircuit With(CoreCircuit circuit, IEnumerable<Operation> operations) =>
        CircuitModule.create(circuit.Qubits, circuit.Clbits, operations).OrThrow();
}
