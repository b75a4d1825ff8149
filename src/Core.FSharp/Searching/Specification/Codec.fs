/// One description of a value of a specification serves four ends: reading with every fault, printing, checking, and the schema.
namespace HybHanas.Core.Searching

open System
open System.Collections.Generic
open System.Globalization
open HybHanas.Core

/// What a text was found to hold while it is read.
type internal Reading =
    {
        Faults: List<SpecificationFault>
        /// Where each value stands, by its path.
        Places: Dictionary<string, int * int>
    }

/// How values of one kind are written, read and checked.
type internal Codec<'a> =
    {
        /// JSON schema keywords.
        Schema: (string * JsonNode) list
        /// The allowed values in words.
        Range: string
        Print: 'a -> JsonNode
        /// None where it cannot be read; then at least one fault was noted.
        Read: Reading -> string -> JsonNode -> 'a option
        /// What is out of range, by path.
        Check: string -> 'a -> (string * HybHanasError) list
        /// The fields inside, for the documentation.
        Inside: FieldRow list
    }

/// A field in words.
and internal FieldRow =
    {
        Path: string
        Range: string
        Default: string
        Meaning: string
    }

/// A named part of a record of type 'r.
type internal Field<'r> =
    {
        Name: string
        Schema: 'r -> (string * JsonNode) list
        Load: Reading -> string -> JsonNode -> 'r -> 'r
        Save: 'r -> JsonNode option
        Check: string -> 'r -> (string * HybHanasError) list
        Rows: 'r -> FieldRow list
    }

[<RequireQualifiedAccess>]
module internal Codec =

    let text (value: string) = JsonText.made (JsonValue.Text value)
    let numeral (value: string) = JsonText.made (JsonValue.Number value)
    let items nodes = JsonText.made (JsonValue.Items nodes)
    let members nodes = JsonText.made (JsonValue.Members nodes)

    let digits (value: float) =
        value.ToString("R", CultureInfo.InvariantCulture)

    let note (reading: Reading) path (node: JsonNode) error =
        reading.Faults.Add
            {
                Path = path
                Line = node.Line
                Column = node.Column
                Error = error
            }

    /// What a value is, for a person.
    let private shown (node: JsonNode) =
        match node.Value with
        | JsonValue.Null -> "null"
        | JsonValue.Truth truth -> if truth then "true" else "false"
        | JsonValue.Number number -> number
        | JsonValue.Text text -> $"'{text}'"
        | JsonValue.Items _ -> "a list"
        | JsonValue.Members _ -> "an object"

    let last (path: string) =
        path.Substring(path.LastIndexOf '.' + 1)

    let private wrong reading path node allowed =
        note reading path node (HybHanasError.OutOfRange(last path, shown node, allowed))
        None

    /// A value without an inside.
    let private plain schema range print read check : Codec<'a> =
        {
            Schema = schema
            Range = range
            Print = print
            Read =
                fun reading path node ->
                    match read node with
                    | Some value -> Some value
                    | None -> wrong reading path node range
            Check =
                fun path value ->
                    if check value then
                        []
                    else
                        [ path, HybHanasError.OutOfRange(last path, shown (print value), range) ]
            Inside = []
        }

    /// A whole number within low..high.
    let integer (low: int) (high: int) : Codec<int> =
        let read node =
            match node.Value with
            | JsonValue.Number number ->
                match Int32.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) with
                | true, value -> Some value
                | _ -> None
            | _ -> None

        plain
            [
                "type", text "integer"
                "minimum", numeral (string low)
                "maximum", numeral (string high)
            ]
            $"{low}..{high}"
            (fun value -> numeral (string value))
            read
            (fun value -> low <= value && value <= high)

    /// One of the given whole numbers.
    let integerOf (values: int list) : Codec<int> =
        let any = integer Int32.MinValue Int32.MaxValue

        { any with
            Schema = [ "enum", items (values |> List.map (string >> numeral)) ]
            Range = values |> List.map string |> String.concat ", "
            Check =
                fun path value ->
                    if List.contains value values then
                        []
                    else
                        let allowed = values |> List.map string |> String.concat ", "
                        [ path, HybHanasError.OutOfRange(last path, string value, allowed) ]
        }

    /// Any whole number of 64 bits.
    let natural: Codec<uint64> =
        let read node =
            match node.Value with
            | JsonValue.Number number ->
                match UInt64.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture) with
                | true, value -> Some value
                | _ -> None
            | _ -> None

        plain
            [ "type", text "integer"; "minimum", numeral "0" ]
            "0..2^64 - 1"
            (fun value -> numeral (string value))
            read
            (fun _ -> true)

    /// A number for which the condition holds; `range` says which, and the schema's keywords too.
    let real keywords range (holds: float -> bool) : Codec<float> =
        let read node =
            match node.Value with
            | JsonValue.Number number ->
                match Double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture) with
                | true, value when Double.IsFinite value -> Some value
                | _ -> None
            | _ -> None

        plain
            (("type", text "number")
             :: (keywords |> List.map (fun (name, value) -> name, numeral value)))
            range
            (digits >> numeral)
            read
            holds

    /// A non-empty text.
    let words range : Codec<string> =
        let read node =
            match node.Value with
            | JsonValue.Text text -> Some text
            | _ -> None

        plain [ "type", text "string"; "minLength", numeral "1" ] range text read (fun value -> value.Trim() <> "")

    /// One of the named values.
    let choice kind (values: (string * 'a) list) : Codec<'a> when 'a: equality =
        let names = values |> List.map fst

        let nameOf value =
            values |> List.find (fun (_, known) -> known = value) |> fst

        {
            Schema = [ "enum", items (names |> List.map text) ]
            Range = String.concat ", " names
            Print = nameOf >> text
            Read =
                fun reading path node ->
                    match node.Value with
                    | JsonValue.Text name ->
                        match values |> List.tryFind (fun (known, _) -> known = name) with
                        | Some(_, value) -> Some value
                        | None ->
                            note reading path node (HybHanasError.unknown kind names name)
                            None
                    | _ -> wrong reading path node ("one of " + String.concat ", " names)
            Check = fun _ _ -> []
            Inside = []
        }

    /// A text with a grammar of its own.
    let parsed range example (print: 'a -> string) (parse: string -> Result<'a, HybHanasError>) : Codec<'a> =
        {
            Schema = [ "type", text "string"; "examples", items [ text example ] ]
            Range = range
            Print = print >> text
            Read =
                fun reading path node ->
                    match node.Value with
                    | JsonValue.Text given ->
                        match parse given with
                        | Ok value -> Some value
                        | Error error ->
                            note reading path node error
                            None
                    | _ -> wrong reading path node range
            Check = fun _ _ -> []
            Inside = []
        }

    /// least..most values, each once where `distinct`.
    let list distinct least most (codec: Codec<'a>) : Codec<'a list> when 'a: equality =
        let range =
            let count = if least = most then $"{least}" else $"{least}..{most}"
            $"a list of {count}: {codec.Range}"

        let checkCount path (values: 'a list) =
            if values.Length < least || values.Length > most then
                [
                    path, HybHanasError.OutOfRange(last path, $"a list of {values.Length}", range)
                ]
            elif distinct && (List.distinct values).Length < values.Length then
                [
                    path, HybHanasError.OutOfRange(last path, "a list with a value twice", "each value once")
                ]
            else
                []

        {
            Schema =
                [
                    "type", text "array"
                    "items", members codec.Schema
                    "minItems", numeral (string least)
                    "maxItems", numeral (string most)
                    if distinct then
                        "uniqueItems", JsonText.made (JsonValue.Truth true)
                ]
            Range = range
            Print = List.map codec.Print >> items
            Read =
                fun reading path node ->
                    match node.Value with
                    | JsonValue.Items nodes ->
                        let values =
                            nodes
                            |> List.mapi (fun i node ->
                                let path = $"{path}[{i}]"
                                reading.Places[path] <- (node.Line, node.Column)
                                codec.Read reading path node)

                        if List.forall Option.isSome values then
                            Some(List.choose id values)
                        else
                            None
                    | _ -> wrong reading path node range
            Check =
                fun path values ->
                    checkCount path values
                    @ (values
                       |> List.mapi (fun i value -> codec.Check $"{path}[{i}]" value)
                       |> List.concat)
            Inside =
                codec.Inside
                |> List.map (fun row ->
                    { row with
                        Path = $"[].{row.Path}".Replace("[].[]", "[]")
                    })
        }

    let private inside path name =
        if path = "" then name else $"{path}.{name}"

    let private readMembers (fields: Field<'r> list) (start: 'r) reading path node (found: (string * JsonNode) list) =
        let names = fields |> List.map _.Name
        let repeated = found |> List.countBy fst |> List.filter (fun (_, n) -> n > 1)

        for name, _ in repeated do
            let second =
                found |> List.filter (fun (known, _) -> known = name) |> List.last |> snd

            note reading (inside path name) second (HybHanasError.OutOfRange(name, "there twice", "each field once"))

        (start, found)
        ||> List.fold (fun record (name, value) ->
            let path = inside path name
            reading.Places[path] <- (value.Line, value.Column)

            match fields |> List.tryFind (fun field -> field.Name = name) with
            | Some field -> field.Load reading path value record
            | None ->
                // The key of a nested value may stand lines before it; the value's own line is near enough for scalars.
                note reading path (if value.Line > 0 then value else node) (HybHanasError.unknown "field" names name)
                record)

    /// An object; what it does not mention stays as in `start`.
    let record (fields: Field<'r> list) (start: 'r) : Codec<'r> =
        {
            Schema =
                [
                    "type", text "object"
                    "additionalProperties", JsonText.made (JsonValue.Truth false)
                    "properties", members [ for field in fields -> field.Name, members (field.Schema start) ]
                ]
            Range = "an object"
            Print =
                fun record ->
                    members
                        [
                            for field in fields do
                                match field.Save record with
                                | Some node -> field.Name, node
                                | None -> ()
                        ]
            Read =
                fun reading path node ->
                    match node.Value with
                    | JsonValue.Members found -> Some(readMembers fields start reading path node found)
                    | _ -> wrong reading path node "an object"
            Check =
                fun path record ->
                    fields
                    |> List.collect (fun field -> field.Check (inside path field.Name) record)
            Inside = fields |> List.collect (fun field -> field.Rows start)
        }
