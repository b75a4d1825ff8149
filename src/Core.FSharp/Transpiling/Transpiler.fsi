namespace HybHanas.Core.Transpiling

open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Backends

/// Compiles a bound circuit for a target: unroll, simplify, lay out, route, translate, simplify; at level 3 also by making
/// whole entangling layers anew for the coupling map. The cheapest of what was tried is the result.
[<RequireQualifiedAccess>]
module Transpiler =

    /// The circuit in native gates on as many qubits as the memory's target has, with the logical circuit's classical bits.
    /// Deterministic for the options' seed, whatever the memory holds. From level 2 on the distribution of all measurements
    /// is kept, below it the whole unitary; both from any input state of the logical qubits, with all others in |0>.
    /// Errors: OutOfRange for less than one trial, Unsupported for a free angle, CircuitTooWide for more qubits than the
    /// device has connected working ones, MissingCalibration where the objective needs a figure that the device lacks.
    val transpileWith:
        memory: TranspilerMemory ->
        options: TranspileOptions ->
        circuit: Circuit<logical> ->
            Result<PhysicalCircuit, HybHanasError>

    /// The same with a memory of its own.
    val transpile:
        options: TranspileOptions -> target: Target -> circuit: Circuit<logical> -> Result<PhysicalCircuit, HybHanasError>
