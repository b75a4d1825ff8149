namespace HybHanas.Core.Searching

open HybHanas.Core

/// Exact hypervolume of minimised points: the volume between them and a reference point.
[<RequireQualifiedAccess>]
module Hypervolume =

    /// Volume dominated by the points and bounded by the reference. Only points strictly better than the reference in every
    /// objective count; none gives 0. Fails for a reference that is not finite or of another length, or a point at minus infinity.
    val compute: reference: float[] -> points: Points -> Result<float, HybHanasError>

    /// A reference made from the points: in each objective the worst value plus a tenth of the range (where the range is 0,
    /// plus a tenth of the value's size, or 1 for the value 0). Fails without points or where a value is not finite.
    val referenceOf: points: Points -> Result<float[], HybHanasError>
