/// What one run of a circuit is charged: the makespan of its as-soon-as-possible schedule, readout included.
namespace HybHanas.Core.Costing

open System.Collections.Immutable
open HybHanas.Core
open HybHanas.Core.Backends
open HybHanas.Core.Transpiling

/// How long a gate is taken to last.
[<RequireQualifiedAccess>]
type GateTime =
    /// As calibrated; virtual Z rotations take no time.
    | Scheduled
    /// As calibrated, but a virtual Z rotation is charged as one SX pulse on its qubit. Never below Scheduled.
    | Analytical

/// Schedules with either form.
[<RequireQualifiedAccess>]
module GateTime =

    /// The duration that each operation is charged. A missing one is a MissingCalibration error.
    val internal durations:
        form: GateTime -> target: Target -> circuit: PhysicalCircuit -> Result<ImmutableArray<float<s>>, HybHanasError>

    /// The schedule with the durations of this form.
    val schedule: form: GateTime -> target: Target -> circuit: PhysicalCircuit -> Result<Schedule<s>, HybHanasError>
