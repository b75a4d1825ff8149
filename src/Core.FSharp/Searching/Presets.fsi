/// The search spaces of the papers and for tables, each a function of its ranges.
namespace HybHanas.Core.Searching

open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Networks

/// What every network of a space has in common, and what it must meet.
type internal Setting =
    {
        Sample: SampleShape
        Classes: int
        Form: HybridForm
        /// Qubits the backend can use; ranges of qubits end here.
        MaxQubits: int
        Constraints: SpaceConstraint list
    }

/// The quantum genes: "embedding", "qubits", "depth", "rotations", "entanglement", "gate".
type CircuitChoices =
    {
        Qubits: IntRange
        Depth: IntRange
        Embeddings: Embedding list
        Rotations: Rotations list
        Entanglements: Entanglement list
        Gates: EntanglingGate list
    }

/// The genes of a CNN: "convolutions", "activation", and "channels-i", "kernel-i", "pooling-i" for each convolution.
/// Stride 1, same padding.
type CnnChoices =
    {
        Convolutions: IntRange
        Channels: int list
        Kernels: int list
        Activations: Activation list
        Poolings: Pooling list
        /// Dropout after each convolution, in [0, 1).
        Dropout: float
    }

/// The genes of a dense front part: "layers", "activation", "width-i".
type DenseChoices =
    {
        Layers: IntRange
        Widths: int list
        Activations: Activation list
        Dropout: float
    }

/// The usual choices and the spaces made of choices.
[<RequireQualifiedAccess>]
module internal Presets =

    /// 2..12 qubits, depth 1..15, angle-x, all rotations, patterns and gates.
    val circuit: CircuitChoices

    /// 1..3 convolutions of 8, 16 or 32 channels, kernel 3 or 5, all activations and poolings, no dropout.
    val cnn: CnnChoices

    /// 0..2 dense layers of 8, 16 or 32, all activations, no dropout.
    val denseLayers: DenseChoices

    /// Only the circuit is searched, behind the given convolutions and dense layers.
    val fixedStages:
        convolutions: ConvolutionStage list ->
        dense: DenseStage list ->
        choices: CircuitChoices ->
        setting: Setting ->
            Result<Space, HybHanasError>

    /// Only the circuit is searched, behind the given convolutions.
    val fixedCnn: stages: ConvolutionStage list -> choices: CircuitChoices -> setting: Setting -> Result<Space, HybHanasError>

    /// Convolutions and circuit are searched together.
    val variableCnn: front: CnnChoices -> choices: CircuitChoices -> setting: Setting -> Result<Space, HybHanasError>

    /// For tables: dense layers and circuit are searched together.
    val dense: front: DenseChoices -> choices: CircuitChoices -> setting: Setting -> Result<Space, HybHanasError>
