/// Pareto dominance over minimised objectives: a dominates b when a <= b everywhere and a < b somewhere.
namespace HybHanas.Core.Searching

open HybHanas.Core

/// Points of one or more minimised objectives: all of one length, no NaN; infinities are allowed.
[<Sealed>]
type Points =
    /// Number of points.
    member Count: int

    /// Number of objectives; 0 where there are no points.
    member Objectives: int

    /// Objective k of point i.
    member Item: i: int * k: int -> float with get

/// Makes points.
[<RequireQualifiedAccess>]
module Points =

    /// Fails for points of different lengths, without objectives, or with a NaN. An empty list is legal.
    val create: points: float[][] -> Result<Points, HybHanasError>

    /// For rows already known to be legal; the arrays must not be changed afterwards.
    val internal ofRows: rows: float[][] -> Points

    /// The rows themselves; not to be changed.
    val internal rows: points: Points -> float[][]

/// Sorts points by dominance.
[<RequireQualifiedAccess>]
module Dominance =

    /// Whether the row a dominates the row b.
    val internal dominates: a: float[] -> b: float[] -> bool

    /// The order of two rows.
    val internal lexicographic: a: float[] -> b: float[] -> int

    /// The front of each point, 0 = non-dominated. Equal points have equal rank.
    /// Efficient non-dominated sort (Zhang et al. 2015): after a lexicographic sort a point can only be dominated by
    /// earlier ones, and it belongs to the first front none of whose members dominates it. O(n log² n) comparisons for up
    /// to three objectives.
    val ranks: points: Points -> int[]

    /// The indices of each rank.
    val internal frontsOf: rank: int[] -> int[][]

    /// The points of each front, best front first, indices ascending.
    val fronts: points: Points -> int[][]

    /// Indices of the points that no other point dominates, ascending.
    val nonDominated: points: Points -> int[]

    /// The rows that no other row dominates, each once, in lexicographic order.
    val internal nonDominatedRows: rows: float[][] -> float[][]
