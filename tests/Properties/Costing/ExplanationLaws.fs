module HybHanas.Properties.Costing.ExplanationLaws

open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Costing
open HybHanas.Properties.Costing.Devices
open HybHanas.Properties.Support
open Xunit

let private form = Gen.elements [ GateTime.Scheduled; GateTime.Analytical ]

let private close (a: float) (b: float) = abs (a - b) <= 1e-12 * max 1.0 (abs b)

let private closeTimes (a: float<s>) (b: float<s>) =
    abs (a - b) <= 1e-12 * max 1e-9<s> (abs b)

[<Fact>]
let ``layers and entries add up to the makespan, losses to the logarithms`` () =
    Laws.forAllOf 300 (Gen.zip form case) (fun (form, case) ->
        let target, circuit = target case, circuit case

        let run =
            QuantumCost.run
                {
                    GateTime = form
                    Decoherence = Decoherence.PerQubitIdle
                }
                RoutingReference.MarkedGates
                target
                circuit
            |> Laws.ok

        let explanation = Explanation.ofCircuit form target circuit |> Laws.ok

        explanation.Makespan = run.Duration
        && closeTimes (explanation.Layers |> List.sumBy _.Critical) run.Duration
        && closeTimes (explanation.Entries |> List.sumBy _.Critical) run.Duration
        && close (explanation.Entries |> List.sumBy _.LogLoss) (-run.Reliability.LogGates - run.Reliability.LogReadout)
        && close (explanation.Idle |> List.sumBy _.LogLoss) -run.LogDecoherence)

[<Fact>]
let ``every operation stands in one layer and one entry, layers are numbered without a gap`` () =
    Laws.forAllOf 300 case (fun case ->
        let explanation =
            Explanation.ofCircuit GateTime.Scheduled (target case) (circuit case) |> Laws.ok

        let acting =
            case.Operations
            |> List.filter (fun operation -> not operation.IsBarrier)
            |> List.length

        let marked =
            List.zip case.Operations case.Marks
            |> List.filter (fun (operation, mark) -> mark && not operation.IsBarrier)
            |> List.length

        explanation.Layers |> List.sumBy _.Operations = acting
        && explanation.Entries |> List.sumBy _.Uses = acting
        && explanation.Entries |> List.sumBy _.RoutingUses = marked
        && explanation.Layers |> List.map _.Index = [ 1 .. explanation.Layers.Length ]
        && explanation.Layers
           |> List.forall (fun layer -> layer.Start <= layer.Finish && layer.Finish <= explanation.Makespan)
        && explanation.Entries
           |> List.forall (fun entry ->
               entry.Critical <= entry.Busy
               && entry.Busy >= 0.0<s>
               && entry.LogLoss >= 0.0
               && entry.Uses >= 1))
