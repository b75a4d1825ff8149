/// The time that training a circuit takes on a backend. One useful sample takes d / p: d is the makespan of one run,
/// p the probability that gates, readout and waiting leave it intact.
///
///     step     = B S (1 + shift evaluations) d / p
///     training = step N E
///
/// with S shots per expectation, B samples per step, N steps per epoch, E epochs. Repetition delay, job overhead and
/// energy are not in it.
namespace HybHanas.Core.Costing

open System
open HybHanas.Core
open HybHanas.Core.Backends
open HybHanas.Core.Circuits
open HybHanas.Core.Transpiling

/// The forms that a cost is computed in.
type CostForms =
    {
        GateTime: GateTime
        Decoherence: Decoherence
    }

/// What one run of a circuit takes and how likely it succeeds.
type RunCost =
    {
        /// Makespan d, readout included.
        Duration: float<s>
        /// The makespan without routing, and what routing adds.
        Share: RoutingShare
        /// Gates and readout.
        Reliability: Reliability
        /// Logarithm of the decoherence factors.
        LogDecoherence: float
    }

    /// ln p: gates, readout and decoherence together.
    member this.LogSuccess =
        this.Reliability.LogGates + this.Reliability.LogReadout + this.LogDecoherence

    /// p itself.
    member this.Success = exp this.LogSuccess

/// A cost in its four parts.
type CostParts =
    {
        /// Runs at their duration without routing.
        Gates: float<s>
        /// What routing adds to them.
        Routing: float<s>
        /// What has to be repeated because runs fail.
        Reliability: float<s>
        /// The shifted evaluations of the gradient, repetitions included.
        Gradient: float<s>
    }

    /// Gates + routing + reliability + gradient, added in this order.
    member this.Total = this.Gates + this.Routing + this.Reliability + this.Gradient

/// The cost of a training, what it is made of, and the forms used.
type QuantumCost =
    {
        Forms: CostForms
        /// True where routing was found by compiling for a device with every pair coupled, not from marked gates.
        RoutingByReference: bool
        Run: RunCost
        /// Shifted evaluations for each sample's gradient.
        ShiftEvaluations: int
        Workload: Workload
        /// One training step.
        Step: CostParts
        /// The whole training: each part of a step times N x E.
        Training: CostParts
    }

    /// Total of the training.
    member this.Total = this.Training.Total

[<RequireQualifiedAccess>]
module CostForms =

    /// Scheduled gate times, each qubit charged for its own idle time.
    let standard =
        {
            GateTime = GateTime.Scheduled
            Decoherence = Decoherence.PerQubitIdle
        }

    /// Analytical gate times, decoherence over the whole duration.
    let paper =
        {
            GateTime = GateTime.Analytical
            Decoherence = Decoherence.WholeDuration
        }

[<RequireQualifiedAccess>]
module QuantumCost =

    /// One run of a compiled circuit whose schedule is known.
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

    /// One run of a compiled circuit. Missing durations, and stale errors without a substitute, are MissingCalibration.
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

    /// The four parts of a step. A success probability so small that a part is not finite is an OutOfRange error.
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

    /// The cost of training a circuit: `logical` has the free weights and says how many evaluations a gradient takes,
    /// `circuit` is what it was compiled to for `target`.
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
