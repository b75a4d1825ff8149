/// QNAS's third objective: how many subcircuits a circuit falls into under a target number of qubits, by its own rule
/// (github.com/Kooshano/QNAS at a5324355860c). It counts segments of a listing of the gates: nothing is reordered, and what a
/// cut costs is not looked at. For that see CircuitCuts.
namespace HybHanas.Core.Cutting

open HybHanas.Core
open HybHanas.Core.Circuits

type Subcircuits =
    private
        {
            Segments: int list list
        }

    member this.Wires = this.Segments

    member this.Count = max 1 this.Segments.Length

    member this.Cuts = this.Count - 1

[<RequireQualifiedAccess>]
module Subcircuits =

    let ofGates (target: int) (gates: LogicalQubit list seq) : Result<Subcircuits, HybHanasError> =
        if target < 1 then
            Error(HybHanasError.OutOfRange("target qubits of a subcircuit", string target, "1 or more"))
        else
            let place (closed, current) gate =
                let joined = Set.union current (set gate)

                if joined.Count <= target then
                    closed, joined
                else
                    current :: closed, set gate

            let closed, current = gates |> Seq.fold place ([], Set.empty)

            Ok
                {
                    Segments =
                        current :: closed
                        |> List.filter (fun wires -> not wires.IsEmpty)
                        |> List.rev
                        |> List.map (Set.toList >> List.map int)
                }

    let ofAnsatz (target: int) (ansatz: Ansatz) : Result<Subcircuits, HybHanasError> =
        Ansatz.layers ansatz |> Seq.map Operation.qubits |> ofGates target

    let gateCountCost (ansatz: Ansatz) : int =
        (Ansatz.layers ansatz).Length + ansatz.Qubits
