/// Coupling maps for planning: which qubits of a device that does not exist (yet) are coupled. Qubits are numbered row by
/// row, as on IBM's devices.
namespace HybHanas.Core.Backends

open HybHanas.Core

/// The shape of a coupling map.
[<RequireQualifiedAccess>]
type Topology =
    /// A chain.
    | Linear
    /// Rows of a square grid, at most twice as many as columns; the last row may be short. 120 are IBM's Nighthawk.
    | Grid
    /// Rows of a multiple of four qubits joined by single qubits, so that every face has twelve; 156 are IBM's Heron.
    | HeavyHex
    /// Every pair.
    | Full

/// The topologies by name, and their couplings.
[<RequireQualifiedAccess>]
module Topology =

    /// Qubits at most; of Full, whose couplings grow with their square, MaxFull.
    [<Literal>]
    val MaxQubits: int = 1024

    /// Qubits of a full coupling map at most.
    [<Literal>]
    val MaxFull: int = 256

    /// The names, as options take them.
    val internal names: (string * Topology) list

    /// The topology of a name; an UnknownName error with the nearest.
    val ofName: name: string -> Result<Topology, HybHanasError>

    /// Coupled pairs (low, high), ascending; the qubits are connected. 2 to MaxQubits (MaxFull) qubits.
    val couplings: topology: Topology -> qubits: int -> Result<(int * int) list, HybHanasError>
