/// A calibration made ready for compiling and costing: the native gates, the coupling map with hop distances, and
/// quick look-ups.
namespace HybHanas.Core.Backends

open System.Collections.Immutable
open HybHanas.Core
open HybHanas.Core.Circuits

/// What circuits are compiled for.
[<Sealed>]
type Target =
    /// The calibration this target was made from.
    member Calibration: Calibration

    /// The backend's own two-qubit gate: CX, ECR or CZ.
    member TwoQubitGate: Gate

    /// Number of qubits of the device, broken ones included.
    member QubitCount: int

    /// Undirected couplings (low, high) between working qubits, ascending.
    member Couplings: ImmutableArray<struct (int * int)>

    /// Working qubits coupled to a qubit, ascending.
    member Neighbours: qubit: PhysicalQubit -> ImmutableArray<int>

    /// Fewest couplings between two qubits; Int32.MaxValue where there is no path.
    member Distance: first: PhysicalQubit * second: PhysicalQubit -> int

    /// The largest set of working qubits that are connected to each other, ascending: what a circuit can use.
    member UsableQubits: ImmutableArray<PhysicalQubit>

/// Makes targets and looks up what they calibrate.
[<RequireQualifiedAccess>]
module Target =

    /// The one-qubit gates every supported backend has; RZ is virtual (a change of frame, no time, no error).
    val oneQubitBasis: Gate list

    /// Fails where the calibration has no CX, ECR or CZ on working qubits (one qubit alone is legal).
    val create: calibration: Calibration -> Result<Target, HybHanasError>

    /// True where the backend's two-qubit gate is calibrated in this direction.
    val isNative: first: PhysicalQubit -> second: PhysicalQubit -> target: Target -> bool

    /// True where a two-qubit gate can act on the pair in one direction or the other.
    val areCoupled: first: PhysicalQubit -> second: PhysicalQubit -> target: Target -> bool

    /// The calibration row of a gate on the qubits, if the backend has that instruction there.
    val tryInstruction: gate: Gate -> qubits: PhysicalQubit list -> target: Target -> InstructionCalibration option
