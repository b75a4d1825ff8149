namespace HybHanas.Core.Transpiling

open System
open System.Collections.Generic
open System.Runtime.CompilerServices
open HybHanas.Core
open HybHanas.Core.Circuits

/// What two-qubit gates a circuit may use, and what each counts.
type internal TwoQubitBasis<[<Measure>] 'q> =
    {
        /// The entangler of a pair, seen from its first qubit; None where the pair is to be left as it is.
        Entangler: int<'q> -> int<'q> -> Entangler option
        /// What a gate of two or more qubits counts, in entanglers.
        Cost: Gate -> int
    }

[<RequireQualifiedAccess>]
module internal TwoQubitBasis =

    /// A circuit before translation: CX on every pair; each gate counts the CX gates that it takes (SWAP 3, CP 2, CZ 1).
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
module internal TwoQubitBlocks =

    /// Entanglers, then pulses and number of the one-qubit gates once merged.
    let private cost (basis: TwoQubitBasis<'q>) (first: int<'q>) (gates: Operation<'q> seq) =
        let pending = Array.create 2 Unitary2.identity
        let mutable entanglers, pulses, locals = 0, 0, 0

        let flush position =
            let u = pending[position]
            pending[position] <- Unitary2.identity

            if Unitary2.distanceFromIdentity u <= GateMerging.Tolerance then
                0, 0
            else
                OneQubitEuler.pulses u, 1

        let flushBoth () =
            let pulses0, locals0 = flush 0
            let pulses1, locals1 = flush 1
            pulses0 + pulses1, locals0 + locals1

        for gate in gates do
            match gate with
            | Operation.Apply(gate, angles, [ q ]) ->
                let position = if q = first then 0 else 1
                pending[position] <- (Dense.toUnitary2 (GateAlgebra.boundMatrix gate angles)).Times pending[position]
            | Operation.Apply(gate, _, _) ->
                let morePulses, moreLocals = flushBoth ()
                entanglers <- entanglers + basis.Cost gate
                pulses <- pulses + morePulses
                locals <- locals + moreLocals
            | _ -> ()

        let morePulses, moreLocals = flushBoth ()
        struct (entanglers, pulses + morePulses, locals + moreLocals)

    /// Whether the block holds one entangler: it stays one, and one-qubit gates beside it are merged elsewhere.
    let private isSingle (basis: TwoQubitBasis<'q>) (gates: Operation<'q>[]) =
        let wide =
            gates
            |> Seq.filter (fun gate -> (Operation.qubits gate).Length = 2)
            |> Seq.truncate 2
            |> List.ofSeq

        match wide with
        | [ Operation.Apply(gate, [], _) ] -> basis.Cost gate = 1
        | _ -> false

    let private better decompose (basis: TwoQubitBasis<'q>) (qubits: int<'q>[]) (gates: Operation<'q>[]) =
        basis.Entangler qubits[0] qubits[1]
        |> Option.bind (fun entangler ->
            let others =
                Blocks.unitary qubits gates
                |> decompose
                |> TwoQubitSynthesis.ofKak entangler
                |> List.map (Rewrite.operation qubits)

            if cost basis qubits[0] others < cost basis qubits[0] gates then
                Some others
            else
                None)

    let private betterWhole (basis: TwoQubitBasis<'q>) (qubits: int<'q>[]) (gates: Operation<'q>[]) =
        if isSingle basis gates then
            None
        else
            better TwoQubitKak.ofFlat basis qubits gates

    let private betterMeasured (basis: TwoQubitBasis<'q>) (qubits: int<'q>[]) (gates: Operation<'q>[]) =
        better (DiagonalFreedom.decompose >> fst) basis qubits gates

    /// The same gates, one by one, and as near to measurement.
    let private sameBlock<[<Measure>] 'q> =
        { new IEqualityComparer<struct (bool * Operation<'q>[])> with
            member _.Equals(struct (measured, gates), struct (otherMeasured, others)) =
                measured = otherMeasured
                && gates.Length = others.Length
                && Array.forall2 (fun gate other -> obj.ReferenceEquals(gate, other)) gates others

            member _.GetHashCode(struct (measured, gates)) =
                let mutable hash = HashCode()
                hash.Add measured

                for gate in gates do
                    hash.Add(RuntimeHelpers.GetHashCode gate)

                hash.ToHashCode()
        }

    /// Blocks that were found to gain nothing are not looked at again in later rounds.
    let private rounds (better: bool -> int<'q>[] -> Operation<'q>[] -> Operation<'q> list option) =
        let settled = HashSet<struct (bool * Operation<'q>[])> sameBlock

        let replace measured qubits gates =
            if settled.Contains(struct (measured, gates)) then
                None
            else
                let found = better measured qubits gates

                if found.IsNone then
                    settled.Add(struct (measured, gates)) |> ignore

                found

        Rewrite.untilNone (Blocks.replace 2 replace)

    /// Replaces each block that needs fewer entanglers than it has, or as many with fewer pulses or one-qubit gates, until
    /// none is left; all else stays as it is. Gates with free angles and those of three and more qubits bound the blocks.
    /// The unitary is kept up to a global phase. Given a basis alone it is a pass that remembers blocks from circuit to
    /// circuit, for one thread.
    let resynthesise (basis: TwoQubitBasis<'q>) : Circuit<'q> -> Circuit<'q> = rounds (fun _ -> betterWhole basis)

    /// The same, and blocks of which both qubits are measured next are made up to a diagonal that no measurement sees, with two
    /// entanglers at most. The distribution of all measurements is kept, the unitary is not.
    let resynthesiseMeasured (basis: TwoQubitBasis<'q>) : Circuit<'q> -> Circuit<'q> =
        rounds (fun measured -> if measured then betterMeasured basis else betterWhole basis)
