/// How alike two rankings are.
namespace HybHanas.Core.Searching.Studies

open HybHanas.Core

/// A coefficient in [-1, 1] with an interval.
type Correlation =
    {
        Value: float
        Low: float
        High: float
    }

/// Computes rank correlations.
[<RequireQualifiedAccess>]
module RankCorrelation =

    /// Ranks from 1; equal values share the mean of their ranks.
    val ranks: values: float[] -> float[]

    /// Spearman's rho: Pearson's correlation of the ranks; 0 where one side is all equal. Fails for fewer than two values, different
    /// numbers of them, and values that are not finite.
    val spearman: a: float[] -> b: float[] -> Result<float, HybHanasError>

    /// Kendall's tau-b, which corrects for ties; 0 where one side is all equal. Fails as spearman does.
    val kendall: a: float[] -> b: float[] -> Result<float, HybHanasError>

    /// Kendall's and Spearman's coefficient, each with the 95 % percentile interval of 2,000 bootstrap samples of the pairs. Fails as
    /// spearman does.
    val bootstrapped: seed: Seed -> a: float[] -> b: float[] -> Result<(Correlation * Correlation), HybHanasError>
