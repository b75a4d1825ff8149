/// Which pairs an entangling layer couples, and in which order.
namespace HybHanas.Core.Circuits

open HybHanas.Core

/// The patterns of the papers.
[<RequireQualifiedAccess>]
type Entanglement =
    /// (i, i+1).
    | Linear
    /// Linear, then (n-1, 0) for n > 2.
    | Circular
    /// Every i < j, lexicographic.
    | Full
    /// (0, j).
    | Star
    /// Neighbours of a rows x columns grid, row-major; rows = the largest divisor of n not above sqrt n; all
    /// horizontal pairs row by row, then all vertical ones. A prime n is one row.
    | Grid

/// The patterns by name, and the pairs that they couple.
[<RequireQualifiedAccess>]
module Entanglement =

    /// Every pattern.
    val all: Entanglement list

    /// Name in specifications and tables.
    val name: entanglement: Entanglement -> string

    /// The (control, target) pairs on n >= 1 qubits, in order of application.
    val pairs: n: int -> entanglement: Entanglement -> (LogicalQubit * LogicalQubit) list
