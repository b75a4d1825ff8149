/// What a Gaussian process on the earlier evaluations of a run says of the later ones, and of all of them in hindsight.
namespace HybHanas.Core.Searching

open HybHanas.Core

/// A value that was seen, and what a process says of it.
type Prediction =
    {
        /// Position among the data.
        Index: int
        /// What was seen.
        Observed: float
        /// What the process expects.
        Mean: float
        /// Standard deviation of the function, the luck of one training left out.
        Deviation: float
    }

/// Predictions ahead and in hindsight.
[<RequireQualifiedAccess>]
module ForwardPrediction =

    /// For (generation, genome, value) each value after the first generation as predicted from the generations before the fit that is in force: a
    /// process is fitted at the start of every generation, or at 12 of them evenly, to 300 of the data at most. Ordered as the data; none where
    /// there is one generation. Fails for genomes of another space and values that are not finite.
    val oneStepAhead: space: Space -> data: (int * Genome * float) list -> Result<Prediction list, HybHanasError>

    /// The posterior mean at every genome of the data, from (at most 300 of) the same data: what is left of the values when the luck of single
    /// trainings is taken out. Fails as oneStepAhead does.
    val hindsight: space: Space -> data: (Genome * float) list -> Result<Prediction list, HybHanasError>
