/// Everything that decides a search, as one checked value: what a specification file says.
namespace HybHanas.Core.Searching

/// A legal specification.
type Specification =
    private
    | Specification of SpecificationParts

    /// What it says.
    member this.Parts =
        let (Specification parts) = this
        parts

[<RequireQualifiedAccess>]
module Specification =

    /// The search that `hybhanas search` makes without any option.
    let defaults: SpecificationParts = SpecificationStart.start

    /// Fails with every value that is out of range and all that do not go together.
    let create (parts: SpecificationParts) : Result<Specification, SpecificationFault list> =
        match SpecificationFields.faults parts with
        | [] -> Ok(Specification parts)
        | faults ->
            Error
                [
                    for path, error in faults ->
                        {
                            Path = path
                            Line = 0
                            Column = 0
                            Error = error
                        }
                ]
