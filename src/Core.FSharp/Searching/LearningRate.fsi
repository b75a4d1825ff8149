namespace HybHanas.Core.Searching

open HybHanas.Core

/// Adam's learning rate as a gene: not part of the network, but of how a candidate is trained.
[<RequireQualifiedAccess>]
module LearningRate =

    /// The gene's name; a gene of this name in any space is the learning rate.
    [<Literal>]
    val GeneName: string = "learning-rate"

    /// low, ..., high: `count` levels, evenly spread on a logarithmic scale, to three significant digits. 0 < low <= high
    /// <= 10, 1 to 1000 levels; levels that round to the same value count once.
    val levels: low: float -> high: float -> count: int -> Result<float list, HybHanasError>

    /// The gene of the given rates, each above 0 and at most 10, in ascending order; its levels are the rates in digits.
    val gene: rates: float list -> Result<Gene, HybHanasError>

    /// The learning rate of a genome; None where its space has no such gene. Fails for a genome of another space, and for a gene
    /// of this name whose level is not a number.
    val ofGenome: genome: Genome -> space: Space -> Result<float option, HybHanasError>
