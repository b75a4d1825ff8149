/// Everything that decides a search, part by part, before it is checked.
namespace HybHanas.Core.Searching

open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Costing
open HybHanas.Core.Networks

/// Which samples, and how they are split. Of set, csv and images at most one; none is "digits".
type DataChoices =
    {
        /// Name of a known data set.
        Set: string option
        /// Folder of the IDX files of a known data set that is not embedded.
        Folder: string option
        /// A CSV file with a header.
        Csv: string option
        /// The CSV file's column of classes.
        Label: string option
        /// IDX file of images.
        Images: string option
        /// IDX file of their labels.
        Labels: string option
        PerClass: int option
        Validation: float
        Test: float
    }

/// Whether the classical part is searched too.
[<RequireQualifiedAccess>]
type NetworkMode =
    | Fixed
    | Variable

/// The classical part of every network of a fixed search.
type FixedStages =
    {
        /// For images; 0 to 3.
        Convolutions: ConvolutionStage list
        /// After the convolutions; None is one layer of 16, ReLU, for tables and no layer for images.
        Dense: DenseStage list option
    }

/// What a variable search chooses from: convolutions for images, dense layers for tables.
type VariableStages =
    {
        Convolutions: CnnChoices
        Dense: DenseChoices
    }

/// The classical part.
type NetworkChoices =
    {
        Mode: NetworkMode
        Form: HybridForm
        Fixed: FixedStages
        Variable: VariableStages
    }

/// What the layers of a circuit are.
[<RequireQualifiedAccess>]
type LayerKind =
    /// Rotations, then an entangling pattern, alike in all layers.
    | Patterned
    /// Those of QNAS: RX RY RZ, then CNOTs whose range and mode each layer has for itself.
    | Ranged

/// The quantum part.
type CircuitSpecification =
    {
        Layers: LayerKind
        /// Qubits, depth and embeddings of both kinds; the rest is for patterned layers.
        Choices: CircuitChoices
        /// For ranged layers.
        CnotRanges: IntRange
        CnotModes: CnotMode list
    }

/// What trains the candidates, and from which weights.
[<RequireQualifiedAccess>]
type TrainerName =
    /// The embedded engine, from fresh ones.
    | Embedded
    /// The embedded engine, from a slice of the largest network's, trained once for the whole search; the epochs are those of the fine-tuning.
    | Supercircuit
    /// A plug-in, from fresh ones. Its name is checked with the specification.
    | Plugin of name: string

[<RequireQualifiedAccess>]
module TrainerName =

    /// What a name looks like, as a regular expression.
    val internal pattern: string

    /// What a name looks like, in words.
    val internal range: string

    /// As it is written: "embedded", "supercircuit" or the plug-in's own name.
    val name: trainer: TrainerName -> string

    /// The trainer of a name; a plug-in's is a lower-case letter, then lower-case letters, digits and hyphens, at most 64 in all.
    val parse: text: string -> Result<TrainerName, HybHanasError>

/// How candidates are trained.
type TrainingChoices =
    {
        Epochs: int
        BatchSize: int
        LearningRate: float
        /// Rates to search among in place of the one; for ranged layers.
        LearningRates: float list option
        /// None: by the number of classes.
        StopBelow: float option
        StopAfter: int
        /// Of successive halving; 1 where every training goes to its end.
        Rungs: int
        /// Parts of the samples beside the test part that each are held out from one training of a network; its accuracy is the mean over
        /// them. 1: one training, judged by the validation part. None: 5 for tables of fewer than 1,000 samples, else 1.
        Folds: int option
        Trainer: TrainerName
        /// Epochs of the weights that a supercircuit shares.
        SharedEpochs: int
    }

/// How the next networks are chosen.
[<RequireQualifiedAccess>]
type AlgorithmName =
    | Surrogate
    | Nsga2
    | Random

/// How long and how it is searched.
type SearchChoices =
    {
        Algorithm: AlgorithmName
        Population: int
        Generations: int
        Seed: uint64
    }

/// Where the runtime for each sample comes from.
[<RequireQualifiedAccess>]
type RuntimeSource =
    /// FLOPs over the machine's kept throughput; the same network always has the same.
    | Modelled
    /// Wall time on this machine; differs between runs.
    | Measured

/// What the costs are costs of.
type CostChoices =
    {
        Backend: string
        /// Which cost counts where the backend is given with several calibrations.
        CostOver: CostOver
        Shots: int
        Level: int
        GateTime: GateTime
        Decoherence: Decoherence
        /// Qubits of a part of a cut circuit.
        CuttingTarget: int option
        Runtime: RuntimeSource
        /// Classical throughput in GFLOP/s; None: that of the machine.
        Throughput: float option
        /// Power of the quantum system in watts.
        QuantumWatts: float option
        /// Power of the classical machine in watts.
        ClassicalWatts: float option
    }

/// A specification before it is checked.
type SpecificationParts =
    {
        Description: string option
        Data: DataChoices
        Network: NetworkChoices
        Circuit: CircuitSpecification
        Training: TrainingChoices
        Search: SearchChoices
        Cost: CostChoices
        Objectives: Quantity list
        Constraints: Constraint list
    }

/// Something wrong in a specification.
type SpecificationFault =
    {
        /// "circuit.qubits.low"; empty for the whole.
        Path: string
        /// Line and column of the text, from 1; 0 where there is no text.
        Line: int
        Column: int
        Error: HybHanasError
    }

/// Faults as text.
[<RequireQualifiedAccess>]
module SpecificationFault =

    /// "line 4, circuit.qbits: unknown field 'qbits'; nearest: 'qubits'".
    val message: fault: SpecificationFault -> string
