/// What it costs to run a circuit in parts: the fewest cuts into parts of at most a target number of qubits, and how many
/// times more samples they take (quasi-probability cutting, Mitarai and Fujii 2021; Peng et al. 2020).
namespace HybHanas.Core.Cutting

open HybHanas.Core
open HybHanas.Core.Circuits

type CircuitCuts =
    {
        GateCuts: int
        WireCuts: int
        Parts: int list list
    }

    member this.Log10Overhead = WireCuts.logOverhead this.GateCuts this.WireCuts / log 10.0

    member this.Overhead = 9.0 ** float this.GateCuts * 16.0 ** float this.WireCuts

[<RequireQualifiedAccess>]
module CircuitCuts =

    let maxQubits = GateCuts.MaxWires

    /// Gates that are a CNOT between one-qubit gates.
    let private isCnotLike gate =
        List.contains gate [ Gate.CX; Gate.CY; Gate.CZ; Gate.CH; Gate.ECR ]

    let private pairs (circuit: Circuit<logical>) =
        circuit.Operations
        |> List.ofSeq
        |> Results.traverse (fun operation ->
            match operation with
            | Operation.Apply(gate, _, [ a; b ]) when isCnotLike gate -> Ok(Some(int a, int b))
            | Operation.Apply(gate, _, _ :: _ :: _) ->
                Error(HybHanasError.Unsupported($"'{GateTable.name gate}'", "circuit cutting; write it with CNOT or CZ"))
            | _ -> Ok None)
        |> Result.map (List.choose id >> Array.ofList)

    let private matrix n (pairs: (int * int)[]) =
        let gates = Array2D.zeroCreate<int> n n

        for a, b in pairs do
            gates[a, b] <- gates[a, b] + 1
            gates[b, a] <- gates[b, a] + 1

        gates

    let private report n (cut: CutCircuit) =
        let wires = Array.ofList cut.Wires

        let qubit wire =
            if wire < n then wire else wires[wire - n].Qubit

        {
            GateCuts = cut.Split.Cuts
            WireCuts = wires.Length
            Parts =
                [
                    for part in cut.Split.Parts ->
                        [ 0 .. n + wires.Length - 1 ]
                        |> List.filter (fun wire -> (part >>> wire) &&& 1 = 1)
                        |> List.map qubit
                        |> List.sort
                ]
        }

    let private search allowWireCuts target (circuit: Circuit<logical>) =
        pairs circuit
        |> Result.map (fun pairs ->
            let n = circuit.Qubits
            let gates = matrix n pairs

            let at target =
                let split = GateCuts.fewest target gates

                if allowWireCuts && split.Cuts > 1 then
                    WireCuts.improve target n pairs split
                else
                    { Wires = []; Split = split }

            let fit = min target n
            let own = at fit

            // Parts that are small enough for a smaller target are so for this one: the overhead never grows with the target.
            let smaller =
                if own.Split.Cuts = 0 || not allowWireCuts then
                    []
                else
                    [ 2 .. fit - 1 ] |> List.map at

            own :: smaller |> List.minBy WireCuts.logOverheadOf |> report n)

    let private checkedAnd target (circuit: Circuit<logical>) next =
        if target < 1 then
            Error(HybHanasError.OutOfRange("target qubits of a part", string target, "1 or more"))
        elif circuit.Qubits > maxQubits then
            Error(HybHanasError.OutOfRange("qubits of a circuit to cut", string circuit.Qubits, $"1..{maxQubits}"))
        else
            // Amplitudes are prepared by gates, and those have to be cut too.
            Binding.generic (Seed.create 0UL) circuit |> Result.bind (next target)

    let byGates (target: int) (circuit: Circuit<logical>) : Result<CircuitCuts, HybHanasError> =
        checkedAnd target circuit (search false)

    let fewest (target: int) (circuit: Circuit<logical>) : Result<CircuitCuts, HybHanasError> =
        checkedAnd target circuit (search true)

    let ofAnsatz (target: int) (ansatz: Ansatz) : Result<CircuitCuts, HybHanasError> = fewest target (Ansatz.circuit ansatz)
