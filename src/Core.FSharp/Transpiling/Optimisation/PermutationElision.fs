namespace HybHanas.Core.Transpiling

open System.Collections.Immutable
open System.Numerics
open HybHanas.Core
open HybHanas.Core.Circuits

/// A circuit with permutations taken out, and where each qubit's state is at its end.
type internal Elided<[<Measure>] 'q> =
    {
        /// The circuit on relabelled wires; its measurements give the same classical bits.
        Circuit: Circuit<'q>
        /// For each qubit of the circuit as written, the wire that holds its state at the end.
        FinalWire: ImmutableArray<int<'q>>
    }

/// Takes permutations out of a circuit before layout by relabelling the wires after them.
[<RequireQualifiedAccess>]
module internal PermutationElision =

    let private wires (circuit: Circuit<'q>) =
        Array.init circuit.Qubits LanguagePrimitives.Int32WithMeasure<'q>

    let private exchange (wire: int<'q>[]) (a: int<'q>) (b: int<'q>) =
        let wireOfA = wire[int a]
        wire[int a] <- wire[int b]
        wire[int b] <- wireOfA

    let private follow (wire: int<'q>[]) (operation: Operation<'q>) =
        Operation.mapQubits (fun q -> wire[int q]) operation

    /// Without SWAP gates (Qiskit: ElidePermutations). The unitary of the circuit as written is that of the result followed by
    /// the permutation FinalWire[q] -> q; classical results are unchanged, since measurements follow the wires.
    let elide (circuit: Circuit<'q>) : Elided<'q> =
        let wire = wires circuit
        let kept = ResizeArray<Operation<'q>>(circuit.Operations.Length)

        for operation in circuit.Operations do
            match operation with
            | Operation.Apply(Gate.Swap, _, [ a; b ]) -> exchange wire a b
            | operation -> kept.Add(follow wire operation)

        {
            Circuit =
                if kept.Count = circuit.Operations.Length then
                    circuit
                else
                    Rewrite.withOperations circuit kept
            FinalWire = ImmutableArray.CreateRange wire
        }

    /// The gates of a block with a SWAP after it, where they need fewer CX than the block has, or needs made anew.
    let private mirrored (qubits: int<'q>[]) (gates: Operation<'q>[]) =
        let u = Blocks.unitary qubits gates

        let swapped = [| 0; 2; 1; 3 |] |> Array.collect (fun row -> Array.sub u (row * 4) 4)

        let kak = TwoQubitKak.ofFlat swapped
        let count = TwoQubitKak.entanglers kak

        let needed =
            min (Blocks.cxCost gates) (TwoQubitKak.entanglers (TwoQubitKak.ofFlat u))

        if count < needed then
            TwoQubitSynthesis.ofKak Entangler.CX kak
            |> List.map (Rewrite.operation qubits)
            |> Some
        else
            None

    let private onceBlocks (circuit: Circuit<'q>) =
        let wire = wires circuit
        let output = ResizeArray<Operation<'q>>(circuit.Operations.Length)
        let mutable improved = false

        for stretch in Blocks.collect 2 circuit do
            match stretch with
            | Stretch.Other operation -> output.Add(follow wire operation)
            | Stretch.Block(qubits, gates) ->
                match (if qubits.Length = 2 then mirrored qubits gates else None) with
                | Some others ->
                    output.AddRange(others |> List.map (follow wire))
                    exchange wire qubits[0] qubits[1]
                    improved <- true
                | None -> output.AddRange(gates |> Array.map (follow wire))

        if improved then
            Some(Rewrite.withOperations circuit output, wire)
        else
            None

    /// Without SWAP gates, and without the SWAP in each block of gates on two qubits that needs fewer CX with its outputs
    /// exchanged (tket: allow_swaps): iSWAP needs one instead of two, CP then SWAP two instead of three.
    let elideBlocks (circuit: Circuit<'q>) : Elided<'q> =
        let rec further (elided: Elided<'q>) =
            match onceBlocks elided.Circuit with
            | Some(circuit, wire) ->
                further
                    {
                        Circuit = circuit
                        FinalWire = ImmutableArray.CreateRange(elided.FinalWire |> Seq.map (fun q -> wire[int q]))
                    }
            | None -> elided

        further (elide circuit)
