/// Paired tests of two methods over the same seeds: the sign test and Wilcoxon's signed-rank test (Wilcoxon 1945), both exact.
namespace HybHanas.Core.Searching

open HybHanas.Core

/// Outcome of a paired test.
type PairedTest =
    {
        /// Pairs that differ; equal ones say nothing and are left out.
        Pairs: int
        /// Pairs in which the first value is greater.
        FirstGreater: int
        /// Median of first - second over all pairs.
        MedianDifference: float
        /// Two-sided p of the sign test; 1 where no pair differs.
        SignP: float
        /// Two-sided p of the signed-rank test; 1 where no pair differs.
        SignedRankP: float
    }

/// Both tests.
[<RequireQualifiedAccess>]
module SignedRank =

    /// Pairs at most; the exact distribution takes a table that grows with their square.
    [<Literal>]
    val MaxPairs: int = 500

    /// Compares pairs of finite values. Fails without pairs, beyond MaxPairs, and for values that are not finite.
    val test: pairs: (float * float) list -> Result<PairedTest, HybHanasError>
