/// Bounds on quantities as text: "quantum-time <= 60 s", "qubits <= 8", "parameters <= 10 k".
namespace HybHanas.Core.Searching

open HybHanas.Core

/// Which side of its limit a quantity may be on; the limit itself is allowed.
[<RequireQualifiedAccess>]
type Bound =
    /// Not above.
    | AtMost
    /// Not below.
    | AtLeast

/// A legal constraint: on a quantity that is known before a training, with a finite limit.
[<Sealed>]
type Constraint =
    /// What is bounded.
    member Quantity: Quantity

    /// Which side is allowed.
    member Bound: Bound

    /// The limit in the quantity's own unit: seconds, joules, FLOP.
    member Limit: float

/// Makes, reads and checks constraints.
[<RequireQualifiedAccess>]
module Constraint =

    /// "quantum-time <= 60 s"; the limit in the quantity's own unit.
    val print: bounded: Constraint -> string

    /// Fails for the accuracy, which no one knows before the training, and for a limit that is not finite.
    val create: quantity: Quantity -> bound: Bound -> limit: float -> Result<Constraint, HybHanasError>

    /// The inverse of print; other units of the quantity and SI prefixes are read as well.
    val parse: text: string -> Result<Constraint, HybHanasError>

    /// Whether a value of the quantity is allowed.
    val holds: value: float -> bounded: Constraint -> bool

    /// As a condition on the architecture, where that decides; None where the cost has to be worked out.
    val internal onArchitecture: bounded: Constraint -> SpaceConstraint option
