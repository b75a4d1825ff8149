/// QNAS's third objective: how many subcircuits a circuit falls into under a target number of qubits, by its own rule
/// (github.com/Kooshano/QNAS at a5324355860c). It counts segments of a listing of the gates: nothing is reordered, and what a
/// cut costs is not looked at. For that see CircuitCuts.
namespace HybHanas.Core.Cutting

open HybHanas.Core
open HybHanas.Core.Circuits

/// A listing of gates cut into segments.
[<Sealed>]
type Subcircuits =
    /// The qubits of each segment, ascending.
    member Wires: int list list

    /// Number of subcircuits, at least 1: QNAS's f3.
    member Count: int

    /// Cuts between them.
    member Cuts: int

/// Counts subcircuits.
[<RequireQualifiedAccess>]
module Subcircuits =

    /// A segment takes gates in their order for as long as its qubits are at most `target` together; a gate that does not fit
    /// opens the next one, even where it alone has more qubits than the target.
    val internal ofGates: target: int -> gates: LogicalQubit list seq -> Result<Subcircuits, HybHanasError>

    /// The segments of an ansatz: its layers in order of application, the embedding left out, as in QNAS.
    val ofAnsatz: target: int -> ansatz: Ansatz -> Result<Subcircuits, HybHanasError>

    /// QNAS's older second objective: rotations + CNOTs + one embedding gate for each qubit.
    val gateCountCost: ansatz: Ansatz -> int
