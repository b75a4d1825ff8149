/// What a network is judged by: quantities with their units, directions, and the scale on which a search compares them.
namespace HybHanas.Core.Searching

open HybHanas.Core
open HybHanas.Core.Networks

/// A figure of a network or of its training.
[<RequireQualifiedAccess>]
type Quantity =
    | Accuracy
    | QuantumTime
    | ClassicalTime
    | TotalTime
    | Parameters
    | QuantumParameters
    | TwoQubitGates
    | CircuitDepth
    | Flops
    | SimulationFlops
    | RuntimePerSample
    | Subcircuits
    | CuttingOverhead
    | LogFidelity
    | Energy
    | Qubits
    | Depth

/// What a quantity is measured in.
[<RequireQualifiedAccess>]
type QuantityUnit =
    | Count
    | Share
    | Second
    | Joule
    | FloatingPointOperation
    /// Natural logarithm of a probability.
    | LogProbability

/// How a quantity becomes a number to be minimised.
[<RequireQualifiedAccess>]
type SelectionScale =
    /// The value.
    | Linear
    /// 1 - value.
    | Complement
    /// log10 value.
    | Logarithm
    /// log10 (1 + value), for counts that may be 0.
    | ShiftedLogarithm
    /// log10 (1 - value), for logarithms of probabilities.
    | NegatedLogarithm

/// One row of the table of quantities.
type QuantityFacts =
    {
        Name: string
        Unit: QuantityUnit
        Scale: SelectionScale
        /// The corners of the box in which the hypervolume is a share, in the quantity's unit; the same for every run.
        Best: float
        Worst: float
        Meaning: string
    }

/// What is known of quantities.
[<RequireQualifiedAccess>]
module Quantity =

    /// Everything about a quantity.
    val facts: quantity: Quantity -> QuantityFacts

    /// Every quantity.
    val all: Quantity list

    /// Its name in specifications, tables and errors: "quantum-time".
    val name: quantity: Quantity -> string

    /// The inverse of name; "quantumTime" is read as well.
    val internal parse: text: string -> Result<Quantity, HybHanasError>

    /// True where more of it is better.
    val isMaximised: quantity: Quantity -> bool

    /// The number that a search minimises.
    val score: quantity: Quantity -> value: float -> float

    /// Scores of the corners of its box: the lower one is the ideal, the upper one the reference of the hypervolume.
    val bounds: quantity: Quantity -> struct (float * float)

    /// Whether it is known without a training: all but the accuracy, and the runtime where that is measured.
    val isKnownBeforehand: runtimeIsMeasured: bool -> quantity: Quantity -> bool

    /// Its value where the architecture alone decides it, at no cost.
    val internal ofArchitecture: quantity: Quantity -> (Architecture -> float) option
