/// Synthetic search problems whose true front is known by enumeration: a formula for error, time and parameters of every network
/// of a grid. The formula imitates what trainings and calibrations gave; it says nothing about any real network.
namespace HybHanas.Core.Searching.Studies

open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Networks
open HybHanas.Core.Searching

/// What a network of the grid is, in the words of its formula.
type ToyConfiguration =
    {
        Qubits: int
        Depth: int
        Rotations: string
        Pattern: Entanglement
        IsCz: bool
        Channels: int
        Kernel: int
        Activation: string
    }

/// A grid with its true front's measures.
[<Sealed>]
type ToyProblem =
    /// Every network of the grid.
    member Space: Space

    /// Least error, log10 time and log10 parameters of the true front.
    member Ideal: float[]

    /// Greatest error, log10 time and log10 parameters of the true front.
    member Nadir: float[]

    /// Hypervolume of the true front, scaled so that the ideal is 0 and the nadir 1, up to the reference point 1.1.
    member TrueHypervolume: float

/// The problems and their objectives.
[<RequireQualifiedAccess>]
module ToyProblem =

    /// Error, time in seconds, parameters: as they stand in the golden file.
    val formula: x: ToyConfiguration -> float list

    /// 20,160 networks: qubits 2, 4, .. 12, depth 1, 3, .. 15, relu.
    val small: Result<ToyProblem, HybHanasError>

    /// 207,900 networks: qubits 2 .. 12, depth 1 .. 15, three activations.
    val full: Result<ToyProblem, HybHanasError>

    /// What a genome of the grid is.
    val configurationOf: genome: Genome -> toy: ToyProblem -> Result<ToyConfiguration, HybHanasError>

    /// Error, log10 time, log10 parameters of a genome of the grid: what is searched.
    val objectives: genome: Genome -> toy: ToyProblem -> Result<float list, HybHanasError>

    /// The hypervolume of points of objectives as a fraction of the true front's.
    val fraction: points: float list seq -> toy: ToyProblem -> Result<float, HybHanasError>
