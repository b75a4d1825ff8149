namespace HybHanas.Core.Transpiling

open HybHanas.Core
open HybHanas.Core.Circuits

/// What optimisation lowers, in order of weight.
[<Struct>]
type internal CircuitSize =
    {
        /// Two-qubit gates, each at what the basis says it counts.
        Entanglers: int
        /// Operations on the longest path over qubits and classical bits; barriers count none but hold their qubits.
        Depth: int
        /// Operations other than barriers.
        Operations: int
    }

/// Passes in turn until nothing is gained.
[<RequireQualifiedAccess>]
module internal Pipeline =

    /// The size of a circuit, gates of two and more qubits at their cost in the basis.
    let size (basis: TwoQubitBasis<'q>) (circuit: Circuit<'q>) : CircuitSize =
        let qubitDepth = Array.zeroCreate<int> circuit.Qubits
        let clbitDepth = Array.zeroCreate<int> circuit.Clbits
        let mutable entanglers, operations = 0, 0

        for operation in circuit.Operations do
            let qubits = Operation.qubits operation
            let before = qubits |> List.fold (fun depth q -> max depth qubitDepth[int q]) 0

            let after =
                match operation with
                | Operation.Barrier _ -> before
                | Operation.Measure(_, clbit) ->
                    let after = 1 + max before clbitDepth[clbit]
                    clbitDepth[clbit] <- after
                    after
                | _ -> before + 1

            for q in qubits do
                qubitDepth[int q] <- after

            match operation with
            | Operation.Barrier _ -> ()
            | Operation.Apply(gate, _, _ :: _ :: _) ->
                entanglers <- entanglers + basis.Cost gate
                operations <- operations + 1
            | _ -> operations <- operations + 1

        {
            Entanglers = entanglers
            Depth = Array.fold max (Array.fold max 0 qubitDepth) clbitDepth
            Operations = operations
        }

    /// Runs the passes in order, again and again while the size falls (entanglers, then depth, then operations);
    /// the smallest circuit met.
    let rec toFixedPoint
        (basis: TwoQubitBasis<'q>)
        (passes: (Circuit<'q> -> Circuit<'q>) list)
        (circuit: Circuit<'q>)
        : Circuit<'q> =
        let next = passes |> List.fold (fun circuit pass -> pass circuit) circuit

        if size basis next < size basis circuit then
            toFixedPoint basis passes next
        else
            circuit
