/// Counts and depths of a circuit.
namespace HybHanas.Core.Circuits

open System.Collections.Generic
open HybHanas.Core

type CircuitMetrics =
    {
        Size: int
        Depth: int
        TwoQubitGates: int
        TwoQubitDepth: int
        Names: (string * int) list
    }

[<RequireQualifiedAccess>]
module CircuitMetrics =

    let rec private isTwoQubitGate (operation: Operation<'q>) =
        match operation with
        | Operation.Apply(_, _, [ _; _ ]) -> true
        | Operation.Conditional(_, inner) -> isTwoQubitGate inner
        | _ -> false

    let rec private clbits (operation: Operation<'q>) =
        match operation with
        | Operation.Measure(_, clbit) -> [ clbit ]
        | Operation.Conditional(condition, inner) -> [ condition.First .. condition.First + condition.Count - 1 ] @ clbits inner
        | _ -> []

    let private raise (depths: int[]) (wires: int list) by =
        let reached =
            wires |> List.fold (fun most wire -> max most depths[wire]) 0 |> (+) by

        for wire in wires do
            depths[wire] <- reached

    let ofCircuit (circuit: Circuit<'q>) : CircuitMetrics =
        let wires = circuit.Qubits + circuit.Clbits
        let depths = Array.zeroCreate wires
        let twoQubitDepths = Array.zeroCreate wires
        let names = Dictionary<string, int>()
        let mutable size = 0
        let mutable twoQubitGates = 0

        for operation in circuit.Operations do
            let on =
                (Operation.qubits operation |> List.map int)
                @ (clbits operation |> List.map ((+) circuit.Qubits))

            let isBarrier = operation.IsBarrier
            let isTwoQubit = isTwoQubitGate operation
            raise depths on (if isBarrier then 0 else 1)
            raise twoQubitDepths on (if isTwoQubit then 1 else 0)

            let name = Operation.name operation

            names[name] <-
                match names.TryGetValue name with
                | true, count -> count + 1
                | _ -> 1

            if not isBarrier then
                size <- size + 1

            if isTwoQubit then
                twoQubitGates <- twoQubitGates + 1

        {
            Size = size
            Depth = Array.fold max 0 depths
            TwoQubitGates = twoQubitGates
            TwoQubitDepth = Array.fold max 0 twoQubitDepths
            Names =
                [ for entry in names -> entry.Key, entry.Value ]
                |> List.sortBy (fun (name, count) -> -count, name)
        }
