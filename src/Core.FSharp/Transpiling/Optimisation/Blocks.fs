namespace HybHanas.Core.Transpiling

open HybHanas.Core
open HybHanas.Core.Circuits

/// A stretch of a circuit.
[<RequireQualifiedAccess>]
type internal Stretch<[<Measure>] 'q> =
    /// Bound gates on a few qubits, with nothing of others between them.
    | Block of qubits: int<'q>[] * gates: Operation<'q>[]
    /// An operation that belongs to no block.
    | Other of Operation<'q>

/// Maximal blocks of gates on few qubits.
[<RequireQualifiedAccess>]
module internal Blocks =

    type private Open<[<Measure>] 'q> =
        {
            Qubits: int<'q> list
            Gates: ResizeArray<Operation<'q>>
        }

    /// Cuts a circuit into blocks of at most `width` qubits, greedily from the front; laid end to end they are the circuit
    /// up to the order of operations on different qubits. Free angles and wider gates are no part of a block.
    let collect (width: int) (circuit: Circuit<'q>) : Stretch<'q> list =
        let output = ResizeArray<Stretch<'q>>()
        let openBlock: Open<'q> option[] = Array.create circuit.Qubits None

        let close (block: Open<'q>) =
            for q in block.Qubits do
                openBlock[int q] <- None

            output.Add(Stretch.Block(Array.ofList block.Qubits, block.Gates.ToArray()))

        let extend (operation: Operation<'q>) (qubits: int<'q> list) =
            let touched =
                qubits
                |> List.choose (fun q -> openBlock[int q])
                |> List.distinctBy (fun block -> block.Qubits.Head)

            let union =
                touched
                |> List.collect (fun block -> block.Qubits)
                |> List.append qubits
                |> List.distinct

            match touched with
            | [ block ] when union.Length = block.Qubits.Length -> block.Gates.Add operation
            | _ ->
                // Too wide together: only what lies wholly on the gate's qubits goes on.
                let fits = union.Length <= width

                let kept, ended =
                    touched
                    |> List.partition (fun block -> fits || block.Qubits |> List.forall (fun q -> List.contains q qubits))

                List.iter close ended

                let joined =
                    {
                        Qubits = if fits then union else qubits
                        Gates = ResizeArray(kept |> Seq.collect (fun block -> block.Gates))
                    }

                joined.Gates.Add operation

                for q in joined.Qubits do
                    openBlock[int q] <- Some joined

        for operation in circuit.Operations do
            match operation with
            | Operation.Apply(_, angles, qubits) when qubits.Length <= width && (GateAlgebra.tryAngles angles).IsSome ->
                extend operation qubits
            | operation ->
                for q in Operation.qubits operation do
                    Option.iter close openBlock[int q]

                output.Add(Stretch.Other operation)

        for block in openBlock do
            match block with
            | Some block when openBlock[int block.Qubits.Head].IsSome -> close block
            | _ -> ()

        List.ofSeq output

    /// What the gates of a block take in CX.
    let cxCost (gates: Operation<'q> seq) : int =
        gates
        |> Seq.sumBy (fun operation ->
            match operation with
            | Operation.Apply(gate, _, _) -> GateAlgebra.cxCost gate
            | _ -> 0)

    /// The unitary of a block, the first of its qubits the lowest bit.
    let unitary (qubits: int<'q>[]) (gates: Operation<'q> seq) : System.Numerics.Complex[] =
        let size = 1 <<< qubits.Length
        let whole = Dense.identity size

        for gate in gates do
            match gate with
            | Operation.Apply(gate, angles, on) ->
                let positions =
                    on |> List.map (fun q -> System.Array.IndexOf(qubits, q)) |> Array.ofList

                Dense.applyLeft (GateAlgebra.boundMatrix gate angles) positions size whole
            | _ -> ()

        whole

    /// For each stretch, whether it is a block all of whose qubits are measured next: then a diagonal after it is not seen,
    /// also if later such blocks are made anew up to their own diagonals.
    let private beforeMeasurement (circuit: Circuit<'q>) (stretches: Stretch<'q>[]) =
        let state = MeasuredNext.atEnd circuit
        let found = Array.create stretches.Length false

        for index in stretches.Length - 1 .. -1 .. 0 do
            match stretches[index] with
            | Stretch.Other operation -> MeasuredNext.stepBack state operation
            | Stretch.Block(qubits, gates) ->
                found[index] <- qubits |> Array.forall (fun q -> state[int q])
                Array.rev gates |> Array.iter (MeasuredNext.stepBack state)

        found

    /// The circuit with the blocks of two and more qubits that `better` gives other gates for; None where it gives none.
    /// The first argument of `better` is whether the block is directly before measurement.
    let replace
        (width: int)
        (better: bool -> int<'q>[] -> Operation<'q>[] -> Operation<'q> list option)
        (circuit: Circuit<'q>)
        : Circuit<'q> option =
        let stretches = Array.ofList (collect width circuit)
        let measured = beforeMeasurement circuit stretches
        let output = ResizeArray<Operation<'q>>(circuit.Operations.Length)
        let mutable improved = false

        for index in 0 .. stretches.Length - 1 do
            match stretches[index] with
            | Stretch.Other operation -> output.Add operation
            | Stretch.Block(qubits, gates) when qubits.Length = 1 -> output.AddRange gates
            | Stretch.Block(qubits, gates) ->
                match better measured[index] qubits gates with
                | Some others ->
                    improved <- true
                    output.AddRange others
                | None -> output.AddRange gates

        if improved then
            Some(Rewrite.withOperations circuit output)
        else
            None
