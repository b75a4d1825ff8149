/// What a network is judged by: quantities with their units, directions, and the scale on which a search compares them.
namespace HybHanas.Core.Searching

open System
open HybHanas.Core
open HybHanas.Core.Networks

[<RequireQualifiedAccess>]
type Quantity =
    | Accuracy
    | QuantumTime
    | ClassicalTime
    | TotalTime
    | Parameters
    | QuantumParameters
    | TwoQubitGates
    | CircuitDepth
    | Flops
    | SimulationFlops
    | RuntimePerSample
    | Subcircuits
    | CuttingOverhead
    | LogFidelity
    | Energy
    | Qubits
    | Depth

[<RequireQualifiedAccess>]
type QuantityUnit =
    | Count
    | Share
    | Second
    | Joule
    | FloatingPointOperation
    | LogProbability

[<RequireQualifiedAccess>]
type SelectionScale =
    | Linear
    | Complement
    | Logarithm
    | ShiftedLogarithm
    | NegatedLogarithm

type QuantityFacts =
    {
        Name: string
        Unit: QuantityUnit
        Scale: SelectionScale
        Best: float
        Worst: float
        Meaning: string
    }

[<RequireQualifiedAccess>]
module Quantity =

    let private row name unit scale best worst meaning =
        {
            Name = name
            Unit = unit
            Scale = scale
            Best = best
            Worst = worst
            Meaning = meaning
        }

    let facts (quantity: Quantity) : QuantityFacts =
        let count name =
            row name QuantityUnit.Count SelectionScale.Logarithm 1.0

        let time name =
            row name QuantityUnit.Second SelectionScale.Logarithm 1.0 1e9

        let work name =
            row name QuantityUnit.FloatingPointOperation SelectionScale.Logarithm 1.0 1e18

        match quantity with
        | Quantity.Accuracy ->
            row
                "accuracy"
                QuantityUnit.Share
                SelectionScale.Complement
                1.0
                0.0
                "validation accuracy after the last epoch, with folds the mean over them; the one objective that a training pays for"
        | Quantity.QuantumTime -> time "quantum-time" "time on the backend for the whole training"
        | Quantity.ClassicalTime -> time "classical-time" "modelled time of the classical layers for the whole training"
        | Quantity.TotalTime -> time "total-time" "quantum plus classical time"
        | Quantity.Parameters -> count "parameters" 1e6 "trainable parameters, classical and quantum"
        | Quantity.QuantumParameters -> count "quantum-parameters" 1e6 "trainable angles of the circuit"
        | Quantity.TwoQubitGates ->
            row
                "two-qubit-gates"
                QuantityUnit.Count
                SelectionScale.ShiftedLogarithm
                0.0
                1e5
                "native two-qubit gates of the transpiled circuit"
        | Quantity.CircuitDepth -> count "circuit-depth" 1e5 "depth of the transpiled circuit"
        | Quantity.Flops -> work "flops" "floating-point operations of the classical layers for the whole training"
        | Quantity.SimulationFlops ->
            work "simulation-flops" "floating-point operations of simulating the circuit for the whole training"
        | Quantity.RuntimePerSample ->
            row
                "runtime-per-sample"
                QuantityUnit.Second
                SelectionScale.Logarithm
                1e-9
                1.0
                "time to classify one sample with the circuit simulated; modelled unless cost.runtime is measured"
        | Quantity.Subcircuits -> count "subcircuits" 1e3 "subcircuits under the cutting target, as QNAS counts them"
        | Quantity.CuttingOverhead ->
            count
                "cutting-overhead"
                1e30
                "how many times more samples the fewest cuts into parts of the cutting target take; beyond 1e300 it counts as 1e300"
        | Quantity.LogFidelity ->
            row
                "log-fidelity"
                QuantityUnit.LogProbability
                SelectionScale.NegatedLogarithm
                0.0
                -1e4
                "natural logarithm of the circuit's estimated success probability"
        | Quantity.Energy ->
            row
                "energy"
                QuantityUnit.Joule
                SelectionScale.Logarithm
                1.0
                1e15
                "energy of the whole training, from the powers under 'cost'"
        | Quantity.Qubits -> row "qubits" QuantityUnit.Count SelectionScale.Linear 0.0 20.0 "qubits of the circuit"
        | Quantity.Depth -> row "depth" QuantityUnit.Count SelectionScale.Linear 0.0 64.0 "layers of the circuit"

    let all: Quantity list =
        [
            Quantity.Accuracy
            Quantity.QuantumTime
            Quantity.ClassicalTime
            Quantity.TotalTime
            Quantity.Parameters
            Quantity.QuantumParameters
            Quantity.TwoQubitGates
            Quantity.CircuitDepth
            Quantity.Flops
            Quantity.SimulationFlops
            Quantity.RuntimePerSample
            Quantity.Subcircuits
            Quantity.CuttingOverhead
            Quantity.LogFidelity
            Quantity.Energy
            Quantity.Qubits
            Quantity.Depth
        ]

    let name (quantity: Quantity) : string = (facts quantity).Name

    let parse (text: string) : Result<Quantity, HybHanasError> =
        let words =
            text.Trim()
            |> Seq.mapi (fun i letter ->
                if i > 0 && Char.IsUpper letter then
                    $"-{letter}"
                else
                    string letter)
            |> String.concat ""

        let wanted = words.ToLowerInvariant()

        match all |> List.tryFind (fun quantity -> name quantity = wanted) with
        | Some quantity -> Ok quantity
        | None -> Error(HybHanasError.unknown "quantity" (all |> List.map name) wanted)

    let isMaximised (quantity: Quantity) : bool =
        let facts = facts quantity
        facts.Worst < facts.Best

    let score (quantity: Quantity) (value: float) : float =
        match (facts quantity).Scale with
        | SelectionScale.Linear -> value
        | SelectionScale.Complement -> 1.0 - value
        | SelectionScale.Logarithm -> Math.Log10 value
        | SelectionScale.ShiftedLogarithm -> Math.Log10(1.0 + value)
        | SelectionScale.NegatedLogarithm -> Math.Log10(1.0 - value)

    let bounds (quantity: Quantity) : struct (float * float) =
        let facts = facts quantity
        struct (score quantity facts.Best, score quantity facts.Worst)

    let isKnownBeforehand (runtimeIsMeasured: bool) (quantity: Quantity) : bool =
        match quantity with
        | Quantity.Accuracy -> false
        | Quantity.RuntimePerSample -> not runtimeIsMeasured
        | _ -> true

    let ofArchitecture (quantity: Quantity) : (Architecture -> float) option =
        match quantity with
        | Quantity.Qubits -> Some(fun network -> float network.Ansatz.Qubits)
        | Quantity.Depth -> Some(fun network -> float network.Ansatz.Depth)
        | Quantity.Parameters -> Some(fun network -> float (Parameters.count network).Total)
        | Quantity.QuantumParameters -> Some(fun network -> float (Parameters.count network).Quantum)
        | _ -> None
