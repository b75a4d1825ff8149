namespace HybHanas.Core.Circuits

open HybHanas.Core

/// Random circuits for studies: layers in which every qubit has one gate.
[<RequireQualifiedAccess>]
module RandomCircuit =

    /// A circuit of so many qubits and layers (at least 0), its angles in -pi..pi, each qubit measured at the end. The same
    /// for the same seed. OutOfRange for a number of qubits that no circuit has.
    val create: qubits: int -> layers: int -> seed: Seed -> Result<Circuit<logical>, HybHanasError>
