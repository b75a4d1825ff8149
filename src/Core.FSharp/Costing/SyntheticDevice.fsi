namespace HybHanas.Core.Costing

open HybHanas.Core
open HybHanas.Core.Backends

/// Devices for planning: a coupling map of one's own, every qubit and coupling like the median of a real device.
[<RequireQualifiedAccess>]
module SyntheticDevice =

    /// A calibration of that name with the medians of the device `like` (stale errors left out), of its time step and
    /// date, and so many qubits coupled by the topology: in both directions if `like` is, else from low to high. What
    /// the device does not know at all stays missing. OutOfRange for a number of qubits that the topology has not.
    val create: name: string -> topology: Topology -> qubits: int -> like: Target -> Result<Calibration, HybHanasError>
