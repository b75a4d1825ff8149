/// What a provider is likely to charge for running circuits: the time that a job holds the device.
///
///     usage = jobs x overhead + executions x (duration + repetition delay)
///
/// An estimate by stated assumptions: every evaluation is one circuit of S executions; nothing is repeated because an
/// execution was disturbed; the evaluations of one training step go into as few jobs as possible, those of different
/// steps never share a job, because a step needs the results of the one before it.
namespace HybHanas.Core.Costing

open HybHanas.Core

/// What a provider adds to the circuits themselves.
[<Sealed>]
type BillingTerms =
    /// Time that each job takes beside its executions.
    member Overhead: float<s>

    /// Time between two executions, in which qubits are reset.
    member Delay: float<s>

    /// Circuits of one job at most.
    member CircuitsPerJob: int

/// Counts and times of a training.
type Bill =
    {
        /// One for each evaluation of each sample of each step.
        Circuits: float
        /// Executions of all circuits.
        Executions: float
        Jobs: float
        /// Jobs x overhead.
        Overhead: float<s>
        /// Executions x duration.
        Running: float<s>
        /// Executions x repetition delay.
        Waiting: float<s>
        /// Usage of the largest job.
        LargestJob: float<s>
    }

    /// Overhead + running + waiting.
    member Usage: float<s>

/// Makes terms.
[<RequireQualifiedAccess>]
module BillingTerms =

    /// Times from 0 to a day, 1 to 1,000,000 circuits per job.
    val create: overhead: float<s> -> delay: float<s> -> circuitsPerJob: int -> Result<BillingTerms, HybHanasError>

    /// 2 s for each job (an assumption), and what the configurations of IBM's devices say: default_rep_delay 250 us and
    /// max_experiments 300.
    val standard: BillingTerms

/// Estimates bills.
[<RequireQualifiedAccess>]
module Billing =

    /// The bill of a training whose circuit takes `duration` and is evaluated so often for each sample (at least once).
    val estimate: terms: BillingTerms -> workload: Workload -> evaluations: int -> duration: float<s> -> Bill
