/// Everything that decides a search, as one checked value: what a specification file says.
namespace HybHanas.Core.Searching

/// A legal specification.
[<Sealed>]
type Specification =
    /// What it says.
    member Parts: SpecificationParts

/// Makes specifications.
[<RequireQualifiedAccess>]
module Specification =

    /// The search that `hybhanas search` makes without any option.
    val defaults: SpecificationParts

    /// Fails with every value that is out of range and all that do not go together.
    val create: parts: SpecificationParts -> Result<Specification, SpecificationFault list>
