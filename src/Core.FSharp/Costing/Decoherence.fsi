/// What waiting costs: relaxation and dephasing, as factors exp(-t/T1) and exp(-t/T2), kept as a logarithm. A missing
/// T1 or T2 counts as a factor of 1.
namespace HybHanas.Core.Costing

open HybHanas.Core
open HybHanas.Core.Backends
open HybHanas.Core.Transpiling

/// Which time a circuit's qubits are charged for.
[<RequireQualifiedAccess>]
type Decoherence =
    /// Each used qubit for its own idle time with its own T1 and T2. Idle time: the gaps between its first and its last
    /// operation that takes time. Before the first it is still in |0>, after the last nobody looks; during a gate the
    /// gate's error contains the decoherence already.
    | PerQubitIdle
    /// The circuit once for its whole makespan with the mean T1 and the mean T2 of the used qubits.
    | WholeDuration

/// Idle times and the factors of waiting.
[<RequireQualifiedAccess>]
module internal Decoherence =

    /// ln exp(-t/T), where the constant may be missing or 0.
    val decay: time: float<s> -> constant: float<s> option -> float

    /// The qubits with at least one gate, measurement or reset, in order of first use.
    val usedQubits: circuit: PhysicalCircuit -> PhysicalQubit list

    /// The idle time of each qubit that some operation takes time on, in order of first such operation. Gaps are added
    /// up one by one, so operations without a gap between them leave exactly 0.
    val idleTimes: circuit: PhysicalCircuit -> schedule: Schedule<s> -> (PhysicalQubit * float<s>) list

    /// The logarithm of all factors, at most 0; the schedule is the circuit's on this target.
    val log: form: Decoherence -> target: Target -> circuit: PhysicalCircuit -> schedule: Schedule<s> -> float
