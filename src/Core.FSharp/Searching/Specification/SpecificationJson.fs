/// Specifications as JSON files: read with every fault at once, printed, and described by a JSON schema.
namespace HybHanas.Core.Searching

open System.Collections.Generic
open HybHanas.Core

[<RequireQualifiedAccess>]
module SpecificationJson =

    let private codec = Codec.record SpecificationFields.all SpecificationStart.start

    /// Line and column of a path, or of the nearest value around it that the text has.
    let rec private placeOf (places: Dictionary<string, int * int>) (path: string) =
        match places.TryGetValue path with
        | true, place -> place
        | _ ->
            match path.LastIndexOfAny [| '.'; '[' |] with
            | at when at > 0 -> placeOf places (path.Substring(0, at))
            | _ when path <> "" -> placeOf places ""
            | _ -> 0, 0

    let parseOver (start: SpecificationParts) (file: string) (text: string) : Result<Specification, SpecificationFault list> =
        match JsonText.parse file text with
        | Error error ->
            Error
                [
                    {
                        Path = ""
                        Line = 0
                        Column = 0
                        Error = error
                    }
                ]
        | Ok node ->
            let reading =
                {
                    Faults = List()
                    Places = Dictionary()
                }

            reading.Places[""] <- (node.Line, node.Column)
            let parts = (Codec.record SpecificationFields.all start).Read reading "" node
            let parts = parts |> Option.defaultValue start

            for path, error in SpecificationFields.faults parts do
                let line, column = placeOf reading.Places path

                reading.Faults.Add
                    {
                        Path = path
                        Line = line
                        Column = column
                        Error = error
                    }

            if reading.Faults.Count = 0 then
                Specification.create parts
            else
                reading.Faults
                |> Seq.sortBy (fun fault -> fault.Line, fault.Column)
                |> List.ofSeq
                |> Error

    let parse (file: string) (text: string) : Result<Specification, SpecificationFault list> =
        parseOver Specification.defaults file text

    let print (specification: Specification) : string =
        JsonText.print (codec.Print specification.Parts) + "\n"

    let schema: string =
        let node =
            Codec.members (
                [
                    "$schema", Codec.text "https://json-schema.org/draft/2020-12/schema"
                    "title", Codec.text "HybHanas search specification"
                ]
                @ codec.Schema
            )

        JsonText.print node + "\n"

    let fields: struct (string * string * string * string) list =
        [
            for row in codec.Inside -> struct (row.Path, row.Range, row.Default, row.Meaning)
        ]
