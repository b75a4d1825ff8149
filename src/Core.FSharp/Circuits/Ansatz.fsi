/// The circuits that a search chooses from: an embedding, then layers of rotations and entangling gates.
namespace HybHanas.Core.Circuits

open HybHanas.Core

/// Which rotation a weight of an ansatz turns.
[<Struct>]
type WeightPlace =
    {
        /// From 0.
        Layer: int
        Qubit: int
        Axis: Axis
        /// Rotations about the same axis before it, on that qubit in that layer: 1 for the second RZ of a strongly
        /// entangling layer, else 0.
        Repeat: int
    }

/// A legal ansatz: 1 to 20 qubits (amplitude embedding: 1 to 5), depth 1 to 64.
[<Sealed>]
type Ansatz =
    /// Number of qubits.
    member Qubits: int

    /// Number of layers.
    member Depth: int

    /// The embedding.
    member Embedding: Embedding

    /// The form of its layers.
    member Layer: LayerForm

/// Makes ansaetze, their circuits and what belongs to them.
[<RequireQualifiedAccess>]
module Ansatz =

    /// Qubits at most for any ansatz, and for amplitude embedding.
    val maxQubits: embedding: Embedding -> int

    /// 1 to 20 qubits (amplitude embedding: 1 to 5), depth 1 to 64; ranged layers: as many as the depth, ranges below the
    /// number of qubits.
    val create: qubits: int -> depth: int -> embedding: Embedding -> layer: LayerForm -> Result<Ansatz, HybHanasError>

    /// How many values of a sample it embeds.
    val inputs: ansatz: Ansatz -> int

    /// Trainable weights: qubits x depth x rotations of a layer.
    val weights: ansatz: Ansatz -> int

    /// The rotations in order of application, which is the order of the weights: layer, rotation, qubit; in ranged layers
    /// layer, qubit, rotation.
    val weightPlaces: ansatz: Ansatz -> WeightPlace list

    /// The operations that bring a sample in.
    val internal embedding: ansatz: Ansatz -> Operation<logical> list

    /// The operations of the layers, without the embedding: rotations numbered as in weightPlaces, each layer's entangling
    /// gates after its rotations.
    val layers: ansatz: Ansatz -> Operation<logical> list

    /// The circuit, unmeasured: embedding, then layers.
    val circuit: ansatz: Ansatz -> Circuit<logical>

    /// The Pauli operator of each qubit whose expectation is the circuit's output: X for QNAS's angle-z, else Z.
    val observable: ansatz: Ansatz -> Axis

    /// The circuit as hardware runs it: with a change of basis where X is read out, and every qubit i measured into
    /// classical bit i.
    val measured: ansatz: Ansatz -> Circuit<logical>
