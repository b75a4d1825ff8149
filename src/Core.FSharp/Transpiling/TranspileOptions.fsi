/// How a circuit is to be compiled.
namespace HybHanas.Core.Transpiling

open HybHanas.Core

/// How much is done, in the steps that Qiskit's users know; each level includes what the one before does.
[<RequireQualifiedAccess>]
type TranspileLevel =
    /// Qubit i on the i-th working qubit, SWAPs by SABRE, every gate translated by itself.
    | Level0
    /// Layout by calibrated errors, one-qubit gates merged, neighbouring inverses cancelled, SWAPs folded into gates.
    | Level1
    /// Two-qubit blocks made anew, cancellation across commuting gates, permutations and unseen diagonal gates taken out.
    | Level2
    /// Three-qubit blocks and whole entangling layers made anew for the coupling map.
    | Level3

/// What the best of several results is.
[<RequireQualifiedAccess>]
type TranspileObjective =
    /// Fewest native two-qubit gates, then least calibrated error.
    | TwoQubitGates
    /// Shortest makespan, readout included.
    | Duration
    /// Highest product of (1 - error) over gates and readouts.
    | Fidelity
    /// Shortest time of one useful sample: duration / (fidelity x decoherence), as the cost model has it.
    | EffectiveTime

/// How long a path between two qubits is where SWAPs are chosen.
[<RequireQualifiedAccess>]
type RoutingWeights =
    /// As many couplings as it has.
    | Hops
    /// A coupling with more calibrated error is longer.
    | Errors
    /// A coupling with a slower gate is longer.
    | Durations

/// Which passes run, of those that a level has: all but in studies of what each contributes.
type TranspilePasses =
    {
        /// SWAPs folded into the two-qubit gates beside them.
        SwapFolding: bool
        /// Qubits placed by calibrated errors; without it every qubit and coupling is as good as any other.
        ErrorLayout: bool
        /// Permutations taken out into the final layout.
        Elision: bool
        /// Diagonal gates that no measurement sees dropped.
        DiagonalRemoval: bool
        /// Inverses cancelled and rotations added up across commuting gates.
        Cancellation: bool
        /// Two-qubit blocks made anew.
        TwoQubitBlocks: bool
        /// Three-qubit blocks made anew.
        ThreeQubitBlocks: bool
        /// Entangling layers made anew for the coupling map.
        EntanglingLayers: bool
    }

/// How to compile.
type TranspileOptions =
    {
        /// Where the drawn starting layouts and tie breaks come from.
        Seed: Seed
        Level: TranspileLevel
        Objective: TranspileObjective
        /// Layouts that are tried where no placement without SWAPs is found; at least 1. Lower levels try fewer.
        Trials: int
        /// What SWAPs are chosen by.
        Weights: RoutingWeights
        Passes: TranspilePasses
    }

/// The levels by number.
[<RequireQualifiedAccess>]
module TranspileLevel =

    /// All levels, ascending.
    val all: TranspileLevel list

    /// The level of a number; OutOfRange outside 0..3.
    val ofInt: number: int -> Result<TranspileLevel, HybHanasError>

    /// 0 to 3.
    val toInt: level: TranspileLevel -> int

/// Choices of passes.
[<RequireQualifiedAccess>]
module TranspilePasses =

    /// Every pass.
    val all: TranspilePasses

/// The usual options.
[<RequireQualifiedAccess>]
module TranspileOptions =

    /// Level 3 for few two-qubit gates, sixteen trials from seed 0.
    val defaults: TranspileOptions

    /// The defaults for an objective, with the weights that served it best: durations where time counts, else hops.
    val ofObjective: objective: TranspileObjective -> TranspileOptions
