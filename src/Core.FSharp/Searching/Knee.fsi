namespace HybHanas.Core.Searching

open HybHanas.Core

/// The knee of a front: where giving a little in one objective buys no longer much in another.
[<RequireQualifiedAccess>]
module Knee =

    /// How far each point lies below the plane through the points that are worst in one objective and best in all others, after every
    /// objective is scaled to 0 (its best value among the points) .. 1 (its worst); an objective in which all are equal does not count.
    /// Of two objectives that plane is the line through the two ends of the front. Zero on the plane, and where all points
    /// are equal; negative above it.
    val distances: points: Points -> float[]

    /// The point with the largest of the distances, the first of equals. Fails without points or where a value is not finite.
    val index: points: Points -> Result<int, HybHanasError>
