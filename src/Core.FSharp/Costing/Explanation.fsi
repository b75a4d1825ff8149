/// Where the time and the reliability of one run go: by layer of the circuit, by calibration entry, by idle qubit.
/// A critical path is a chain of operations, each starting when the one before it ends, that lasts the whole makespan;
/// time is charged to what stands on it, so that the parts add up to the makespan.
namespace HybHanas.Core.Costing

open HybHanas.Core
open HybHanas.Core.Backends
open HybHanas.Core.Transpiling

/// What a circuit makes of one calibrated instruction on given qubits.
type EntryUse =
    {
        Instruction: string
        Qubits: int list
        /// How often it occurs, and how many of these are there only because of routing.
        Uses: int
        RoutingUses: int
        /// Time that it holds its qubits, all uses together.
        Busy: float<s>
        /// The part of the makespan that it is charged.
        Critical: float<s>
        /// Sum of -ln(1 - error), at least 0; for a stale error the substitute.
        LogLoss: float
    }

/// Operations that have equally many operations before them on the longest way from the start.
type LayerUse =
    {
        /// From 1.
        Index: int
        Operations: int
        /// When the first of them starts and the last one ends.
        Start: float<s>
        Finish: float<s>
        /// The part of the makespan that the layer is charged.
        Critical: float<s>
        /// What stands on the critical path there: instruction and qubits.
        CriticalOn: (string * int list) option
    }

/// A qubit that waits.
type IdleUse =
    {
        Qubit: int
        Idle: float<s>
        /// idle / T1 + idle / T2; a missing constant counts nothing.
        LogLoss: float
    }

/// One run taken apart.
type Explanation =
    {
        Makespan: float<s>
        Layers: LayerUse list
        /// By what they are charged of the makespan, the largest first.
        Entries: EntryUse list
        /// The qubits that some operation takes time on, by LogLoss, the largest first.
        Idle: IdleUse list
    }

/// Takes runs apart.
[<RequireQualifiedAccess>]
module Explanation =

    /// Takes one run apart whose schedule is known. MissingCalibration for a stale error without a substitute.
    val ofSchedule: target: Target -> circuit: PhysicalCircuit -> schedule: Schedule<s> -> Result<Explanation, HybHanasError>

    /// The same of the schedule in the given form. MissingCalibration for a duration too.
    val ofCircuit: form: GateTime -> target: Target -> circuit: PhysicalCircuit -> Result<Explanation, HybHanasError>
