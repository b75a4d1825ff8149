/// Everything that decides a search, as one checked value: what a specification file says.
namespace HybHanas.Core.Searching

type Specification =
    private
    | Specification of SpecificationParts

    member this.Parts =
        let (Specification parts) = this
        parts

[<RequireQualifiedAccess>]
module Specification =

    let defaults: SpecificationParts = SpecificationStart.start

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
