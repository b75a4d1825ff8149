/// What each gene does to an objective, from the evaluations of a run: a linear model in which every gene adds its own part.
namespace HybHanas.Core.Searching

open HybHanas.Core

/// How an objective changes with one gene while the others stay.
type GeneEffect =
    {
        /// The gene.
        Gene: string
        /// Values compared: of an ordered gene the lowest and the highest seen, of a categorical one those farthest apart.
        From: string
        /// The other of them.
        To: string
        /// Objective at To less that at From.
        Change: float
        /// Lower end of the 95 % interval of the change.
        Low: float
        /// Upper end of it.
        High: float
        /// Share of the variance that no other gene explains, 0..1.
        Share: float
    }

    /// Whether the interval leaves out no change at all.
    member IsClear: bool

/// Two genes whose effects do not merely add up.
type GeneInteraction =
    {
        /// One of them.
        First: string
        /// The other.
        Second: string
        /// Two-sided p, multiplied by the number of pairs looked at.
        P: float
    }

/// The effects of all genes on one objective.
type GeneEffects =
    {
        /// Evaluations that were used.
        Data: int
        /// Share of the variance that all genes together explain, 0..1.
        Explained: float
        /// Largest share first.
        Effects: GeneEffect list
        /// Surest first; p below 0.05.
        Interactions: GeneInteraction list
        /// Genes of which fewer than two values were seen three times.
        Unknown: string list
    }

/// The linear model.
[<RequireQualifiedAccess; CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module GeneEffects =

    /// Effects by ordinary least squares: an ordered gene acts in proportion to its level, a categorical one by a step for each value, a silent one
    /// not at all. Intervals from HC3 standard errors and Student's t, widened (Bonferroni) by the number of pairs of values that a categorical gene's
    /// was picked from. Interactions by Tukey's one degree of freedom for each pair, widened likewise. None where there are fewer than 20 data or than
    /// twice as many as coefficients, nothing varies or no gene does: not enough data. Fails for genomes of another space and values not finite.
    val analyse: space: Space -> data: (Genome * float) list -> Result<GeneEffects option, HybHanasError>
