namespace HybHanas.Core.Circuits

open HybHanas.Core

/// Circuits that undo circuits.
[<RequireQualifiedAccess>]
module Inversion =

    /// The circuit that undoes a bound circuit of gates and barriers, up to a global phase: their inverses in reverse order.
    /// Unsupported for free angles, measurements, resets, preparations, opaque gates and conditions.
    val ofCircuit: circuit: Circuit<'q> -> Result<Circuit<'q>, HybHanasError>
