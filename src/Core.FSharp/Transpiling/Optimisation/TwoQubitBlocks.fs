namespace HybHanas.Core.Transpiling

open System.Collections.Generic
open HybHanas.Core
open HybHanas.Core.Circuits

/// What two-qubit gates a circuit may use, and what each counts.
type TwoQubitBasis<[<Measure>] 'q> =
    {
        /// The entangler of a pair, seen from its first qubit; None where the pair is to be left as it is.
        Entangler: int<'q> -> int<'q> -> Entangler option
        /// What a two-qubit gate of the circuit counts, in entanglers.
        Cost: Gate -> int
    }

[<RequireQualifiedAccess>]
module TwoQubitBasis =

    /// A circuit before translation: CX on every pair, each gate counts the CX gates that it takes (SWAP 3, CP 2, CZ 1).
    let logical<[<Measure>] 'q> : TwoQubitBasis<'q> =
        {
            Entangler = fun _ _ -> Some Entangler.CX
            Cost = GateAlgebra.cxCost
        }

    /// A circuit of native gates: every two-qubit gate counts one.
    let native (entangler: int<'q> -> int<'q> -> Entangler option) : TwoQubitBasis<'q> =
        {
            Entangler = entangler
            Cost = fun _ -> 1
        }

/// Collects the gates between two qubits, and the one-qubit gates among them, into blocks and makes each anew from its
/// 4 x 4 unitary (Qiskit: ConsolidateBlocks, UnitarySynthesis; tket: KAKDecomposition).
[<RequireQualifiedAccess>]
module TwoQubitBlocks =

    type private Block<[<Measure>] 'q> =
        {
            First: int<'q>
            Second: int<'q>
            Gates: ResizeArray<Operation<'q>>
        }

    /// Entanglers, then pulses and number of the one-qubit gates once merged.
    let private cost (basis: TwoQubitBasis<'q>) (block: Block<'q>) (gates: Operation<'q> seq) =
        let pending = Array.create 2 Unitary2.identity
        let mutable entanglers, pulses, locals = 0, 0, 0

        let flush position =
            let u = pending[position]
            pending[position] <- Unitary2.identity

            if Unitary2.distanceFromIdentity u <= 1e-12 then
                0, 0
            else
                OneQubitEuler.pulses u, 1

        for gate in gates do
            match gate with
            | Operation.Apply(gate, angles, [ q ]) ->
                let position = if q = block.First then 0 else 1

                let m =
                    GateAlgebra.matrix gate (GateAlgebra.tryAngles angles |> Option.defaultValue [])

                pending[position] <- Dense.toUnitary2 m * pending[position]
            | Operation.Apply(gate, _, _) ->
                entanglers <- entanglers + basis.Cost gate
                let pulses0, locals0 = flush 0
                let pulses1, locals1 = flush 1
                pulses <- pulses + pulses0 + pulses1
                locals <- locals + locals0 + locals1
            | _ -> ()

        let pulses0, locals0 = flush 0
        let pulses1, locals1 = flush 1
        struct (entanglers, pulses + pulses0 + pulses1, locals + locals0 + locals1)

    let private unitary (block: Block<'q>) =
        let whole = Dense.identity 4

        for gate in block.Gates do
            match gate with
            | Operation.Apply(gate, angles, qubits) ->
                let m =
                    GateAlgebra.matrix gate (GateAlgebra.tryAngles angles |> Option.defaultValue [])

                let positions =
                    qubits |> List.map (fun q -> if q = block.First then 0 else 1) |> Array.ofList

                Dense.applyLeft m positions 4 whole
            | _ -> ()

        whole

    /// The block made anew, where that is better.
    let private better (basis: TwoQubitBasis<'q>) (block: Block<'q>) =
        let single =
            block.Gates
            |> Seq.filter (fun gate -> (Operation.qubits gate).Length = 2)
            |> Seq.truncate 2
            |> List.ofSeq

        match single, basis.Entangler block.First block.Second with
        | _, None -> None
        // One gate of one entangler stays one, and one-qubit gates beside it are merged elsewhere.
        | [ Operation.Apply(gate, [], _) ], _ when basis.Cost gate = 1 -> None
        | _, Some entangler ->
            let gates =
                unitary block
                |> TwoQubitKak.ofFlat
                |> TwoQubitSynthesis.ofKak entangler
                |> List.map (Rewrite.operation [| block.First; block.Second |])

            if cost basis block gates < cost basis block block.Gates then
                Some gates
            else
                None

    /// One pass over the circuit; None where no block became better.
    let private once (basis: TwoQubitBasis<'q>) (circuit: Circuit<'q>) =
        let output = ResizeArray<Operation<'q>>(circuit.Operations.Length)
        let openBlock: Block<'q> option[] = Array.create circuit.Qubits None
        let pending = Array.init circuit.Qubits (fun _ -> ResizeArray<Operation<'q>>())
        let mutable improved = false

        let close (q: int<'q>) =
            match openBlock[int q] with
            | Some block ->
                openBlock[int block.First] <- None
                openBlock[int block.Second] <- None

                match better basis block with
                | Some gates ->
                    output.AddRange gates
                    true
                | None ->
                    output.AddRange block.Gates
                    false
            | None ->
                output.AddRange pending[int q]
                pending[int q].Clear()
                false

        let bound angles =
            angles |> List.forall (fun (angle: Angle) -> angle.IsFixed)

        for operation in circuit.Operations do
            match operation with
            | Operation.Apply(_, angles, [ q ]) when bound angles ->
                match openBlock[int q] with
                | Some block -> block.Gates.Add operation
                | None -> pending[int q].Add operation
            | Operation.Apply(_, angles, [ a; b ]) when bound angles ->
                match openBlock[int a] with
                | Some block when block.First = b || block.Second = b -> block.Gates.Add operation
                | _ ->
                    for q in [ a; b ] do
                        if openBlock[int q].IsSome then
                            improved <- close q || improved

                    let block =
                        {
                            First = a
                            Second = b
                            Gates = ResizeArray()
                        }

                    for q in [ a; b ] do
                        block.Gates.AddRange pending[int q]
                        pending[int q].Clear()
                        openBlock[int q] <- Some block

                    block.Gates.Add operation
            | operation ->
                for q in Operation.qubits operation do
                    improved <- close q || improved

                output.Add operation

        for q in 0 .. circuit.Qubits - 1 do
            improved <- close (LanguagePrimitives.Int32WithMeasure<'q> q) || improved

        if improved then
            Some(Rewrite.withOperations circuit output)
        else
            None

    /// Replaces each block that needs fewer entanglers than it has, or as many with fewer pulses or one-qubit gates, until
    /// none is left; all else stays as it is. Gates with free angles and those of three and more qubits bound the blocks.
    /// The unitary is kept up to a global phase.
    let resynthesise (basis: TwoQubitBasis<'q>) (circuit: Circuit<'q>) : Circuit<'q> = Rewrite.untilNone (once basis) circuit
