/// A circuit as one-qubit gates and Clifford blocks in turn: the form that entangling layers are made anew from.
namespace HybHanas.Core.Transpiling

open HybHanas.Core
open HybHanas.Core.Circuits

/// Locals[k] come before Blocks[k], the last of Locals after all blocks; qubits are as in the circuit.
type internal EntanglingLayers =
    {
        Locals: Operation<logical>[][]
        Blocks: BlockGate[][]
        /// Measurements and barriers after all gates.
        Tail: Operation<logical>[]
    }

[<RequireQualifiedAccess>]
module internal EntanglingLayers =

    /// The gates, and the measurements and barriers that no gate follows; None where a gate follows one on its qubits.
    let private split (circuit: Circuit<logical>) =
        let isFinished = Array.create circuit.Qubits false
        let body, tail = ResizeArray(), ResizeArray()
        let mutable separable = true

        for operation in circuit.Operations do
            match operation with
            | Operation.Apply(_, _, qubits) ->
                if qubits |> List.exists (fun q -> isFinished[int q]) then
                    separable <- false

                body.Add operation
            | Operation.Measure _
            | Operation.Barrier _ ->
                for q in Operation.qubits operation do
                    isFinished[int q] <- true

                tail.Add operation
            | _ -> separable <- false

        if separable then Some(body, tail.ToArray()) else None

    let private isSupported =
        let supported =
            GateTable.all
            |> Seq.filter CliffordTableau.isSupported
            |> System.Collections.Generic.HashSet

        supported.Contains

    /// Every two-qubit gate as early as its qubits allow; a Clifford gate on one qubit right behind a block belongs to it.
    /// None for a circuit with other gates on two or more qubits, or with operations other than gates before its end.
    let tryFind (circuit: Circuit<logical>) : EntanglingLayers option =
        split circuit
        |> Option.bind (fun (body, tail) ->
            let block = Array.create circuit.Qubits -1
            let isSealed = Array.create circuit.Qubits true
            let locals = ResizeArray [ ResizeArray<Operation<logical>>() ]
            let blocks = ResizeArray<ResizeArray<BlockGate>>()
            let mutable legal = true

            let blockGate gate qubits =
                {
                    Gate = gate
                    Qubits = qubits |> List.map int
                }

            for operation in body do
                match operation with
                | Operation.Apply(gate, [], [ q ]) when not isSealed[int q] && isSupported gate ->
                    blocks[block[int q]].Add(blockGate gate [ q ])
                | Operation.Apply(_, _, [ q ]) ->
                    isSealed[int q] <- true
                    locals[block[int q] + 1].Add operation
                | Operation.Apply(gate, [], ([ a; b ] as qubits)) when isSupported gate ->
                    let earliest q =
                        if isSealed[int q] then block[int q] + 1 else block[int q]

                    let number = max (earliest a) (earliest b)

                    while blocks.Count <= number do
                        blocks.Add(ResizeArray())
                        locals.Add(ResizeArray())

                    blocks[number].Add(blockGate gate qubits)

                    for q in qubits do
                        block[int q] <- number
                        isSealed[int q] <- false
                | _ -> legal <- false

            if legal then
                Some
                    {
                        Locals = [| for layer in locals -> layer.ToArray() |]
                        Blocks = [| for block in blocks -> block.ToArray() |]
                        Tail = tail
                    }
            else
                None)

    /// The qubits that take part in blocks, ascending.
    let activeQubits (layers: EntanglingLayers) : int[] =
        layers.Blocks
        |> Seq.collect (Seq.collect (fun gate -> gate.Qubits))
        |> Seq.distinct
        |> Seq.sort
        |> Array.ofSeq

    /// Two-qubit gates that a tree over each set of qubits that a block ties together takes.
    let leastGates (layers: EntanglingLayers) : int =
        layers.Blocks
        |> Array.sumBy (fun gates ->
            let parent = System.Collections.Generic.Dictionary<int, int>()

            let rec root q =
                match parent.TryGetValue q with
                | true, above -> root above
                | _ -> q

            let mutable joined = 0

            for gate in gates do
                match gate.Qubits with
                | [ a; b ] ->
                    let a, b = root a, root b

                    if a <> b then
                        parent[a] <- b
                        joined <- joined + 1
                | _ -> ()

            joined)
