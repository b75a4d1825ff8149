/// How a circuit is to be compiled.
namespace HybHanas.Core.Transpiling

open HybHanas.Core

[<RequireQualifiedAccess>]
type TranspileLevel =
    | Level0
    | Level1
    | Level2
    | Level3

[<RequireQualifiedAccess>]
type TranspileObjective =
    | TwoQubitGates
    | Duration
    | Fidelity
    | EffectiveTime

[<RequireQualifiedAccess>]
type RoutingWeights =
    | Hops
    | Errors
    | Durations

type TranspilePasses =
    {
        SwapFolding: bool
        ErrorLayout: bool
        Elision: bool
        DiagonalRemoval: bool
        Cancellation: bool
        TwoQubitBlocks: bool
        ThreeQubitBlocks: bool
        EntanglingLayers: bool
    }

type TranspileOptions =
    {
        Seed: Seed
        Level: TranspileLevel
        Objective: TranspileObjective
        Trials: int
        Weights: RoutingWeights
        Passes: TranspilePasses
    }

[<RequireQualifiedAccess>]
module TranspileLevel =

    let all =
        [
            TranspileLevel.Level0
            TranspileLevel.Level1
            TranspileLevel.Level2
            TranspileLevel.Level3
        ]

    let ofInt (number: int) : Result<TranspileLevel, HybHanasError> =
        match number with
        | 0 -> Ok TranspileLevel.Level0
        | 1 -> Ok TranspileLevel.Level1
        | 2 -> Ok TranspileLevel.Level2
        | 3 -> Ok TranspileLevel.Level3
        | other -> Error(HybHanasError.OutOfRange("transpile level", string other, "0..3"))

    let toInt (level: TranspileLevel) : int =
        match level with
        | TranspileLevel.Level0 -> 0
        | TranspileLevel.Level1 -> 1
        | TranspileLevel.Level2 -> 2
        | TranspileLevel.Level3 -> 3

[<RequireQualifiedAccess>]
module TranspilePasses =

    let all: TranspilePasses =
        {
            SwapFolding = true
            ErrorLayout = true
            Elision = true
            DiagonalRemoval = true
            Cancellation = true
            TwoQubitBlocks = true
            ThreeQubitBlocks = true
            EntanglingLayers = true
        }

[<RequireQualifiedAccess>]
module TranspileOptions =

    let defaults: TranspileOptions =
        {
            Seed = Seed.create 0UL
            Level = TranspileLevel.Level3
            Objective = TranspileObjective.TwoQubitGates
            Trials = 16
            Weights = RoutingWeights.Hops
            Passes = TranspilePasses.all
        }

    let ofObjective (objective: TranspileObjective) : TranspileOptions =
        { defaults with
            Objective = objective
            Weights =
                match objective with
                | TranspileObjective.Duration
                | TranspileObjective.EffectiveTime -> RoutingWeights.Durations
                | TranspileObjective.Fidelity
                | TranspileObjective.TwoQubitGates -> RoutingWeights.Hops
        }
