/// The parts of a record as fields of a JSON object.
namespace HybHanas.Core.Searching

open HybHanas.Core

[<RequireQualifiedAccess>]
module internal Fields =

    let private row name (codec: Codec<'a>) preset meaning =
        if codec.Inside.IsEmpty then
            [
                {
                    Path = name
                    Range = codec.Range
                    Default = preset
                    Meaning = meaning
                }
            ]
        else
            codec.Inside
            |> List.map (fun row ->
                { row with
                    Path = $"{name}.{row.Path}".Replace(".[]", "[]")
                })

    /// A field that always has a value. An object that is not mentioned in full keeps the rest of what it had.
    let field name meaning (codec: Codec<'a>) (get: 'r -> 'a) (set: 'a -> 'r -> 'r) : Field<'r> =
        {
            Name = name
            Schema =
                fun start ->
                    codec.Schema
                    @ [
                        "description", Codec.text meaning
                        if codec.Inside.IsEmpty then
                            "default", codec.Print(get start)
                    ]
            Load =
                fun reading path node record ->
                    match codec.Read reading path node with
                    | Some value -> set value record
                    | None -> record
            Save = get >> codec.Print >> Some
            Check = fun path record -> codec.Check path (get record)
            Rows = fun start -> row name codec (JsonText.printInline (codec.Print(get start))) meaning
        }

    /// A field that may be absent or null; `absent` says what that means.
    let optional name meaning absent (codec: Codec<'a>) (get: 'r -> 'a option) (set: 'a option -> 'r -> 'r) : Field<'r> =
        {
            Name = name
            Schema =
                fun _ ->
                    [
                        "anyOf", Codec.items [ Codec.members codec.Schema; Codec.members [ "type", Codec.text "null" ] ]
                        "description", Codec.text $"{meaning} (absent: {absent})"
                    ]
            Load =
                fun reading path node record ->
                    match node.Value with
                    | JsonValue.Null -> set None record
                    | _ ->
                        match codec.Read reading path node with
                        | Some value -> set (Some value) record
                        | None -> record
            Save = get >> Option.map codec.Print
            Check =
                fun path record ->
                    match get record with
                    | Some value -> codec.Check path value
                    | None -> []
            Rows = fun _ -> row name codec absent meaning
        }

    /// A field whose object starts from what the record has: mentioning one part keeps the others.
    let nested name meaning (fields: Field<'a> list) (get: 'r -> 'a) (set: 'a -> 'r -> 'r) : Field<'r> =
        let codec start = Codec.record fields start

        {
            Name = name
            Schema = fun start -> (codec (get start)).Schema @ [ "description", Codec.text meaning ]
            Load =
                fun reading path node record ->
                    match (codec (get record)).Read reading path node with
                    | Some value -> set value record
                    | None -> record
            Save = fun record -> Some((codec (get record)).Print(get record))
            Check = fun path record -> (codec (get record)).Check path (get record)
            Rows = fun start -> row name (codec (get start)) "" meaning
        }

    /// A range; mentioning one end keeps the other.
    let nestedRange
        name
        meaning
        (codec: IntRange -> Codec<IntRange>)
        (get: 'r -> IntRange)
        (set: IntRange -> 'r -> 'r)
        : Field<'r> =
        let own = field name meaning (codec { Low = 0; High = 0 }) get set

        { own with
            Schema = fun start -> (field name meaning (codec (get start)) get set).Schema start
            Load = fun reading path node record -> (field name meaning (codec (get record)) get set).Load reading path node record
        }

    /// A field of a part as a field of the whole.
    let lift (get: 'r -> 'a) (set: 'a -> 'r -> 'r) (field: Field<'a>) : Field<'r> =
        {
            Name = field.Name
            Schema = get >> field.Schema
            Load = fun reading path node record -> set (field.Load reading path node (get record)) record
            Save = get >> field.Save
            Check = fun path record -> field.Check path (get record)
            Rows = get >> field.Rows
        }

    /// A field that is allowed and says nothing.
    let ignored name meaning : Field<'r> =
        {
            Name = name
            Schema = fun _ -> [ "type", Codec.text "string"; "description", Codec.text meaning ]
            Load = fun _ _ _ record -> record
            Save = fun _ -> None
            Check = fun _ _ -> []
            Rows = fun _ -> []
        }
