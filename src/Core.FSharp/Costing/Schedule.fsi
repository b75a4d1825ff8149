/// When each operation of a physical circuit starts. Operations wait for their qubits and classical bits only; a
/// barrier takes no time but all its qubits wait for each other; a measurement holds its qubit and its classical bit.
/// Makespans equal those of Qiskit's estimate_duration, start times those of its ASAPScheduleAnalysis and
/// ALAPScheduleAnalysis.
namespace HybHanas.Core.Costing

open System.Collections.Immutable
open HybHanas.Core
open HybHanas.Core.Backends
open HybHanas.Core.Circuits
open HybHanas.Core.Transpiling

/// A device's own time step.
[<Measure>]
type dt

/// Start times and durations in the unit 'u (seconds or time steps), one of each for every operation, and the makespan.
[<Sealed>]
type Schedule<[<Measure>] 'u> =
    /// When each operation starts; the circuit starts at 0.
    member Starts: ImmutableArray<float<'u>>

    /// How long each operation takes.
    member Durations: ImmutableArray<float<'u>>

    /// When the last operation ends.
    member Makespan: float<'u>

/// Makes schedules.
[<RequireQualifiedAccess>]
[<CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module internal Schedule =

    /// The qubits and classical bits that an operation holds, classical bits after the qubits.
    val wires: circuit: Circuit<physical> -> operation: Operation<physical> -> int list

    /// Every operation as early as it can. One duration, finite and not negative, for each operation.
    val asSoonAsPossible: durations: ImmutableArray<float<'u>> -> circuit: PhysicalCircuit -> Schedule<'u>

    /// Every operation as late as the same makespan allows. One duration, finite and not negative, for each operation.
    val asLateAsPossible: durations: ImmutableArray<float<'u>> -> circuit: PhysicalCircuit -> Schedule<'u>

    /// The calibrated duration of each operation, in seconds. A missing one is a MissingCalibration error.
    val durations: target: Target -> circuit: PhysicalCircuit -> Result<ImmutableArray<float<s>>, HybHanasError>

    /// The calibrated duration of each operation in time steps, each rounded to a whole number (half to even).
    /// A backend without a time step is a MissingCalibration error too.
    val durationsInSteps: target: Target -> circuit: PhysicalCircuit -> Result<ImmutableArray<float<dt>>, HybHanasError>
