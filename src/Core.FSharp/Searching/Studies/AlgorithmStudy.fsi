/// The search algorithms side by side on a problem whose true front is known.
namespace HybHanas.Core.Searching.Studies

open HybHanas.Core
open HybHanas.Core.Searching

/// One way to search the problem, many times.
type StudySetting =
    {
        Algorithm: SearchAlgorithm
        Problem: ToyProblem
        /// Standard deviation of what a training's luck adds to the error, 0 or more.
        Noise: float
    }

/// Fractions of the true hypervolume that searches found: least, quartiles, greatest.
type StudyFractions =
    {
        Least: float
        FirstQuartile: float
        Median: float
        ThirdQuartile: float
        Greatest: float
    }

/// Runs the study.
[<RequireQualifiedAccess>]
module AlgorithmStudy =

    /// Time and parameters of a genome of the problem's grid, as a search may know them beforehand.
    val known: problem: ToyProblem -> genome: Genome -> float[] option

    /// One whole search.
    val search: setting: StudySetting -> seed: Seed -> Result<SearchState, HybHanasError>

    /// The true hypervolume, without any luck, of all that one search evaluated, as a fraction of the true front's.
    val fraction: setting: StudySetting -> seed: Seed -> Result<float, HybHanasError>

    /// Quartiles by linear interpolation between the ordered values. Fails for none.
    val summary: fractions: float list -> Result<StudyFractions, HybHanasError>
