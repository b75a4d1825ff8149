/// New legal genomes of a space: drawn, spread evenly, or made from parents. Every result is canonical and legal.
namespace HybHanas.Core.Searching

open HybHanas.Core

/// How children differ from their parents; rates in [0, 1].
type VariationRates =
    {
        /// Probability that a child mixes two parents (each gene from either, evenly) instead of copying one.
        Crossover: float
        /// Probability that a gene mutates; at least one gene of a child always does.
        Mutation: float
        /// Probability that a mutating integer gene moves by one or two levels instead of to any other.
        Step: float
    }

/// Draws and varies genomes.
[<RequireQualifiedAccess>]
module Variation =

    /// All legal genomes that differ from a genome in one gene, canonical, each once, in ascending order of gene and level; none
    /// for a genome of another space.
    val neighbours: genome: Genome -> space: Space -> Genome seq

    /// One genome, every level of every gene equally likely. An illegal draw is mended by changing one gene or drawn
    /// again; where that fails a few times, a walk of legal changes from the space's example is the draw.
    val sample: seed: Seed -> space: Space -> Genome

    /// n genomes, not necessarily distinct, in which the levels of each gene are as evenly used as n allows (Latin
    /// hypercube sampling); integer genes are thereby stratified.
    val balanced: n: int -> seed: Seed -> space: Space -> Genome list

    /// A child of two parents. A gene that is silent in the parent it would come from comes from the other, and one silent
    /// in both is drawn, so that it is free when the child brings it to life. None where the child is illegal and no single
    /// change mends it, or a parent is of another space.
    val child: rates: VariationRates -> first: Genome -> second: Genome -> seed: Seed -> space: Space -> Genome option
