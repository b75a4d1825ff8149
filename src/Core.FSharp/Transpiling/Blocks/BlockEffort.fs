/// How hard a block is searched for, and what is asked of its ends.
namespace HybHanas.Core.Transpiling

/// How hard to search. The result depends on the effort and the seed only, never on the clock.
[<RequireQualifiedAccess>]
type internal BlockEffort =
    | Quick
    | Normal
    | Thorough
    | Exhaustive

/// Where the block's qubits must begin or end (entry j: the vertex of block qubit j); None leaves it free.
type internal BlockEnds =
    {
        Input: int list option
        Output: int list option
    }

[<RequireQualifiedAccess>]
module internal BlockEnds =

    /// Both ends free.
    let free = { Input = None; Output = None }

type internal EffortSettings =
    {
        /// Placements tried.
        Trials: int
        /// Beam width of a trial.
        Width: int
        /// Best placements tried again, wider.
        Finalists: int
        FinalWidth: int
        /// Placements of a chain expanded, and how wide.
        Expansions: int
        ChainWidth: int
        /// Searches although solutions are known already.
        IgnoresKnown: bool
    }

[<RequireQualifiedAccess>]
module internal BlockEffort =

    let settings effort =
        match effort with
        | BlockEffort.Quick ->
            {
                Trials = 16
                Width = 6
                Finalists = 2
                FinalWidth = 24
                Expansions = 8
                ChainWidth = 16
                IgnoresKnown = false
            }
        | BlockEffort.Normal ->
            {
                Trials = 80
                Width = 10
                Finalists = 4
                FinalWidth = 60
                Expansions = 24
                ChainWidth = 40
                IgnoresKnown = false
            }
        | BlockEffort.Thorough ->
            {
                Trials = 500
                Width = 10
                Finalists = 6
                FinalWidth = 200
                Expansions = 64
                ChainWidth = 100
                IgnoresKnown = true
            }
        | BlockEffort.Exhaustive ->
            {
                Trials = 4000
                Width = 10
                Finalists = 12
                FinalWidth = 300
                Expansions = 240
                ChainWidth = 200
                IgnoresKnown = true
            }
