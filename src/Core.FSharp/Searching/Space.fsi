/// A search space: genes, what network their levels make, and what networks are allowed.
namespace HybHanas.Core.Searching

open System.Collections.Generic
open HybHanas.Core
open HybHanas.Core.Networks

/// A condition that every network of a space must meet.
type SpaceConstraint =
    {
        /// How errors name it, "parameters <= 10000".
        Name: string
        Holds: (Architecture -> bool)
    }

/// The level of each gene, by the gene's name; 0 for a gene the space does not have.
type LevelOf = string -> int

/// A space before it is checked.
type SpaceParts =
    {
        /// A gene's controller (Gene.onlyFrom) must come before it.
        Genes: Gene list
        /// The network the levels make; an error means that these levels do not go together.
        Decode: (LevelOf -> Result<Architecture, HybHanasError>)
        /// (gene, level) pairs to replace, where other levels make the very same network; empty where none do.
        Simplify: (LevelOf -> (string * int) list)
        Constraints: SpaceConstraint list
    }

/// A space known to hold at least one legal genome.
[<Sealed>]
type Space =
    /// The genes in the order of a genome's levels.
    member Genes: IReadOnlyList<Gene>

    /// One legal genome.
    member Example: Genome

/// Makes spaces, and networks of genomes.
[<RequireQualifiedAccess>]
module Space =

    /// Which genes of one of its genomes matter.
    val internal activeIn: space: Space -> genome: Genome -> bool[]

    /// The canonical form of one of its genomes.
    val internal canonicalIn: space: Space -> genome: Genome -> Genome

    /// The canonical genome with another level of gene i.
    val internal withLevel: space: Space -> i: int -> level: int -> genome: Genome -> Genome

    /// Ok where the genome has the space's number of genes and every level exists.
    val internal check: genome: Genome -> space: Space -> Result<unit, HybHanasError>

    /// Which genes of a genome matter, in the order of the genes. Fails for a genome of another space.
    val active: genome: Genome -> space: Space -> Result<bool[], HybHanasError>

    /// The one genome that stands for all that make the same network: silent genes at level 0, equal choices at the first
    /// of them. Fails for a genome of another space.
    val canonical: genome: Genome -> space: Space -> Result<Genome, HybHanasError>

    /// The network of a genome. Fails for a genome of another space, levels that make no legal network, a broken constraint.
    val decode: genome: Genome -> space: Space -> Result<Architecture, HybHanasError>

    /// Whether the genome makes a network and meets every constraint.
    val isLegal: genome: Genome -> space: Space -> bool

    /// Legal, and within the limits of Space.limited where there are any.
    val internal isAllowed: genome: Genome -> space: Space -> bool

    /// Whether the space has limits that take time to look at.
    val internal hasLimits: space: Space -> bool

    /// The space without its limits.
    val internal unlimited: space: Space -> Space

    /// Genomes of raw levels (silent genes counted at all their levels): an upper bound of the number of networks.
    val internal combinations: space: Space -> bigint

    /// Every distinct network once, as its canonical genome, in ascending order. Lazy; takes as many steps as there are
    /// combinations.
    val all: space: Space -> Genome seq

    /// Number of distinct networks, where no more than 300,000 combinations need be looked at.
    val count: space: Space -> int option

    /// What each gene that matters says, in words: ("qubits", "8").
    val describe: genome: Genome -> space: Space -> Result<(string * string) list, HybHanasError>

    /// Fails where genes contradict each other or no legal genome is found: neither among all of a space of at most
    /// 20,000 combinations, nor in as many draws from a larger one.
    val create: parts: SpaceParts -> Result<Space, HybHanasError>

    /// The space of those genomes that also meet a condition which takes time to look at, such as a bound on a cost: it is
    /// asked for canonical legal genomes only, as late as can be, and must always answer the same. Everything that draws or
    /// varies genomes respects it. Fails where neither the space's example nor one of 300 draws meets it; `name` is how the
    /// error calls the condition.
    val limited: name: string -> affordable: (Genome -> bool) -> space: Space -> Result<Space, HybHanasError>
