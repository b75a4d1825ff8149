namespace HybHanas.Core.Transpiling

open System.Collections.Immutable
open HybHanas.Core
open HybHanas.Core.Circuits

/// A circuit without SWAP gates, and where each qubit's state is at its end.
type Elided<[<Measure>] 'q> =
    {
        /// The circuit on relabelled wires; its measurements give the same classical bits.
        Circuit: Circuit<'q>
        /// For each qubit of the circuit as written, the wire that holds its state at the end.
        FinalWire: ImmutableArray<int<'q>>
    }

/// Takes SWAP gates out by relabelling the wires after them (Qiskit: ElidePermutations).
[<RequireQualifiedAccess>]
module PermutationElision =

    /// Without SWAP gates. The unitary of the circuit as written is that of the result followed by the permutation
    /// FinalWire[q] -> q; classical results are unchanged, since measurements follow the wires.
    let elide (circuit: Circuit<'q>) : Elided<'q> =
        let wire = Array.init circuit.Qubits LanguagePrimitives.Int32WithMeasure<'q>
        let kept = ResizeArray<Operation<'q>>(circuit.Operations.Length)

        for operation in circuit.Operations do
            match operation with
            | Operation.Apply(Gate.Swap, _, [ a; b ]) ->
                let wireOfA = wire[int a]
                wire[int a] <- wire[int b]
                wire[int b] <- wireOfA
            | operation -> kept.Add(Operation.mapQubits (fun q -> wire[int q]) operation)

        {
            Circuit =
                if kept.Count = circuit.Operations.Length then
                    circuit
                else
                    Rewrite.withOperations circuit kept
            FinalWire = ImmutableArray.CreateRange wire
        }
