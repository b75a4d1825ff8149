/// The time that training a circuit takes on a backend. One useful sample takes d / p: d is the makespan of one run,
/// p the probability that gates, readout and waiting leave it intact.
///
///     step     = B S (1 + shift evaluations) d / p
///     training = step N E
///
/// with S shots per expectation, B samples per step, N steps per epoch, E epochs. Repetition delay, job overhead and
/// energy are not in it.
namespace HybHanas.Core.Costing

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
    member LogSuccess: float

    /// p itself.
    member Success: float

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
    member Total: float<s>

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
    member Total: float<s>

/// The usual choices of forms.
[<RequireQualifiedAccess>]
module CostForms =

    /// Scheduled gate times, each qubit charged for its own idle time.
    val standard: CostForms

    /// Analytical gate times, decoherence over the whole duration.
    val paper: CostForms

/// What runs, steps and trainings cost.
[<RequireQualifiedAccess>]
module QuantumCost =

    /// One run of a compiled circuit whose schedule is known.
    val internal scheduled:
        forms: CostForms ->
        reference: RoutingReference ->
        target: Target ->
        circuit: PhysicalCircuit ->
        schedule: Schedule<s> ->
            Result<RunCost, HybHanasError>

    /// One run of a compiled circuit. Missing durations, and stale errors without a substitute, are MissingCalibration.
    val run:
        forms: CostForms ->
        reference: RoutingReference ->
        target: Target ->
        circuit: PhysicalCircuit ->
            Result<RunCost, HybHanasError>

    /// The four parts of a step. A success probability so small that a part is not finite is an OutOfRange error.
    val step: workload: Workload -> shiftEvaluations: int -> run: RunCost -> Result<CostParts, HybHanasError>

    /// The cost of training a circuit: `logical` has the free weights and says how many evaluations a gradient takes,
    /// `circuit` is what it was compiled to for `target`.
    val ofCircuit:
        forms: CostForms ->
        reference: RoutingReference ->
        workload: Workload ->
        logical: Circuit<logical> ->
        target: Target ->
        circuit: PhysicalCircuit ->
            Result<QuantumCost, HybHanasError>
