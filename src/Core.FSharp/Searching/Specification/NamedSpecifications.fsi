/// The searches of the papers, each a specification under a name.
namespace HybHanas.Core.Searching

open HybHanas.Core

/// A specification under a name.
type NamedSpecification =
    {
        Name: string
        /// What it repeats, in one line.
        Title: string
        Specification: Specification
    }

/// The presets by name.
[<RequireQualifiedAccess>]
module NamedSpecifications =

    /// Every one of them.
    val all: NamedSpecification list

    /// The one of this name; UnknownName with the nearest names where there is none.
    val find: name: string -> Result<NamedSpecification, HybHanasError>
