/// What a search has learnt about genomes.
namespace HybHanas.Core.Searching

open HybHanas.Core

/// What evaluating a genome gave.
[<RequireQualifiedAccess>]
type Outcome =
    /// Minimised objectives, finite. Crowding works on them as they are: pass logarithms of what spans decades.
    | Scored of objectives: float list
    /// Why there are none. A failed candidate is kept in the archive, and never selected.
    | Failed of reason: string

/// One evaluated genome.
type Evaluation =
    {
        Genome: Genome
        Outcome: Outcome
        /// The generation that asked for it, from 0.
        Generation: int
    }

/// Lists of evaluations.
[<RequireQualifiedAccess>]
module internal Evaluations =

    /// None where it failed.
    val objectives: outcome: Outcome -> float list option

    /// The successful ones with their objectives.
    val scored: evaluations: Evaluation list -> (Evaluation * float[])[]

    /// The objectives of the successful evaluations, in their order.
    val points: evaluations: Evaluation list -> Result<Points, HybHanasError>

    /// Those that no other dominates, in their order.
    val nonDominated: successes: (Evaluation * float[])[] -> Evaluation list
