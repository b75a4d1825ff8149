/// The time that training a circuit takes on a backend.
namespace HybHanas.Core.Costing

open System
open HybHanas.Core
open HybHanas.Core.Backends
open HybHanas.Core.Circuits
open HybHanas.Core.Transpiling

type CostForms =
    {
        GateTime: GateTime
        Decoherence: Decoherence
    }

type RunCost =
    {
        Duration: float<s>
        Share: RoutingShare
        Reliability: Reliability
        LogDecoherence: float
    }

    member this.LogSuccess =
        this.Reliability.LogGates + this.Reliability.LogReadout + this.LogDecoherence

    member this.Success = exp this.LogSuccess

type CostParts =
    {
        Gates: float<s>
        Routing: float<s>
        Reliability: float<s>
        Gradient: float<s>
    }

    member this.Total = this.Gates + this.Routing + this.Reliability + this.Gradient

type QuantumCost =
    {
        Forms: CostForms
        RoutingByReference: bool
        Run: RunCost
        ShiftEvaluations: int
        Workload: Workload
        Step: CostParts
        Training: CostParts
    }

    member this.Total = this.Training.Total

[<RequireQualifiedAccess>]
module CostForms =

    let standard =
        {
            GateTime = GateTime.Scheduled
            Decoherence = Decoherence.PerQubitIdle
        }

    let paper =
        {
            GateTime = GateTime.Analytical
            Decoherence = Decoherence.WholeDuration
        }

[<RequireQualifiedAccess>]
module QuantumCost =

    let scheduled
        (forms: CostForms)
        (reference: RoutingReference)
        (target: Target)
        (circuit: PhysicalCircuit)
        (schedule: Schedule<s>)
        : Result<RunCost, HybHanasError> = result {
        let! share = Routing.share reference forms.GateTime circuit schedule
        let! reliability = Reliability.ofCircuit target circuit

        return
            {
                Duration = schedule.Makespan
                Share = share
                Reliability = reliability
                LogDecoherence = Decoherence.log forms.Decoherence target circuit schedule
            }
    }

    let run
        (forms: CostForms)
        (reference: RoutingReference)
        (target: Target)
        (circuit: PhysicalCircuit)
        : Result<RunCost, HybHanasError> =
        GateTime.schedule forms.GateTime target circuit
        |> Result.bind (scheduled forms reference target circuit)

    let private scale (factor: float) (parts: CostParts) =
        {
            Gates = factor * parts.Gates
            Routing = factor * parts.Routing
            Reliability = factor * parts.Reliability
            Gradient = factor * parts.Gradient
        }

    let private unsampled (run: RunCost) =
        HybHanasError.OutOfRange(
            "the circuit's success probability",
            $"e^{run.LogSuccess:G6}",
            "any that can be sampled in a finite time; this one is too small to sample"
        )

    let step (workload: Workload) (shiftEvaluations: int) (run: RunCost) : Result<CostParts, HybHanasError> =
        let useful = run.Duration * exp -run.LogSuccess

        let parts =
            {
                Gates = run.Share.Gates
                Routing = run.Share.Routing
                Reliability = useful - run.Duration
                Gradient = float shiftEvaluations * useful
            }
            |> scale (Workload.runsPerStep workload)

        if Double.IsFinite(float parts.Total) then
            Ok parts
        else
            Error(unsampled run)

    let ofCircuit
        (forms: CostForms)
        (reference: RoutingReference)
        (workload: Workload)
        (logical: Circuit<logical>)
        (target: Target)
        (circuit: PhysicalCircuit)
        : Result<QuantumCost, HybHanasError> = result {
        let! run = run forms reference target circuit
        let shiftEvaluations = Gradient.shiftEvaluations logical
        let! step = step workload shiftEvaluations run
        let training = scale (Workload.steps workload) step
        do! Results.require (Double.IsFinite(float training.Total)) (unsampled run)

        return
            {
                Forms = forms
                RoutingByReference = reference <> RoutingReference.MarkedGates
                Run = run
                ShiftEvaluations = shiftEvaluations
                Workload = workload
                Step = step
                Training = training
            }
    }
