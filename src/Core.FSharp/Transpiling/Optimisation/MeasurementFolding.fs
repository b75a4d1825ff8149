namespace HybHanas.Core.Transpiling

open System.Collections
open System.Collections.Generic
open System.Collections.Immutable
open HybHanas.Core
open HybHanas.Core.Circuits

type Folded<[<Measure>] 'q> =
    {
        Circuit: Circuit<'q>
        Masks: ImmutableArray<int list>
    }

[<RequireQualifiedAccess>]
module MeasurementFolding =

    /// The classical bit of each qubit whose last operation is the only measurement into that bit, where no condition reads it.
    let private finalBits (circuit: Circuit<'q>) =
        let bits = Array.create circuit.Qubits -1
        let isUsed = Array.create circuit.Qubits false
        let writes = Array.zeroCreate<int> circuit.Clbits
        let isRead = Array.create circuit.Clbits false

        for index in circuit.Operations.Length - 1 .. -1 .. 0 do
            let operation = circuit.Operations[index]

            match operation with
            | Operation.Measure(q, clbit) ->
                writes[clbit] <- writes[clbit] + 1

                if not isUsed[int q] then
                    bits[int q] <- clbit
            | Operation.Conditional(condition, inner) ->
                for clbit in condition.First .. condition.First + condition.Count - 1 do
                    isRead[clbit] <- true

                match inner with
                | Operation.Measure(_, clbit) -> writes[clbit] <- writes[clbit] + 1
                | _ -> ()
            | _ -> ()

            for q in Operation.qubits operation do
                isUsed[int q] <- true

        bits
        |> Array.map (fun clbit ->
            if clbit >= 0 && writes[clbit] = 1 && not isRead[clbit] then
                clbit
            else
                -1)

    let fold (circuit: Circuit<'q>) : Folded<'q> =
        let finalBit = finalBits circuit

        /// For each qubit, the qubits whose measured values its value before the gates left out goes into.
        let into =
            Array.init circuit.Qubits (fun q ->
                let outcomes = BitArray(if finalBit[q] < 0 then 0 else circuit.Qubits)

                if finalBit[q] >= 0 then
                    outcomes[q] <- true

                outcomes)

        /// Axes that the gates kept after the place leave alone on each qubit.
        let axes = Array.zeroCreate<int> circuit.Qubits
        let kept = Stack<Operation<'q>>()

        let keeps axis q = axes[int q] &&& axis <> 0

        let keep operation =
            kept.Push operation
            let own = GateAlgebra.keeps operation

            Operation.qubits operation
            |> List.iteri (fun position q -> axes[int q] <- axes[int q] &&& own[position])

        for index in circuit.Operations.Length - 1 .. -1 .. 0 do
            let operation = circuit.Operations[index]

            match operation with
            | Operation.Measure(q, clbit) when finalBit[int q] = clbit ->
                kept.Push operation
                axes[int q] <- GateAlgebra.AllAxes
            | Operation.Apply(Gate.CX, _, [ control; target ]) when
                keeps GateAlgebra.ZAxis control && keeps GateAlgebra.XAxis target
                ->
                into[int control].Xor into[int target] |> ignore
            | Operation.Apply(Gate.Swap, _, [ a; b ]) when axes[int a] &&& axes[int b] = GateAlgebra.AllAxes ->
                let before = into[int a]
                into[int a] <- into[int b]
                into[int b] <- before
            | Operation.Apply(_, _, qubits) when
                List.forall (keeps GateAlgebra.ZAxis) qubits
                && Array.forall (fun own -> own &&& GateAlgebra.ZAxis <> 0) (GateAlgebra.keeps operation)
                ->
                ()
            | operation -> keep operation

        let measured =
            [
                for q in 0 .. circuit.Qubits - 1 do
                    if finalBit[q] >= 0 then
                        q
            ]

        let masks = Array.init circuit.Clbits List.singleton

        for outcome in measured do
            masks[finalBit[outcome]] <-
                measured
                |> List.filter (fun q -> into[q][outcome])
                |> List.map (fun q -> finalBit[q])
                |> List.sort

        {
            Circuit = Rewrite.withOperations circuit kept
            Masks = ImmutableArray.CreateRange masks
        }
