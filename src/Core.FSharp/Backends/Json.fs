/// Reading JSON that nobody vouches for: every value knows where it stands, every complaint names that place.
namespace HybHanas.Core.Backends

open System
open System.Text.Json
open HybHanas.Core

/// A JSON value with its file and the path to it, such as "qubits[12].T1".
type internal Json =
    {
        File: string
        Place: string
        Value: JsonElement
    }

[<RequireQualifiedAccess>]
module internal Json =

    /// Characters of a text at most; the largest device known needs less than a hundredth.
    [<Literal>]
    let MaxLength = 67_108_864

    /// Nesting at most; calibrations need 5, and the free parts of a configuration less than 16.
    [<Literal>]
    let MaxDepth = 32

    let private options = JsonDocumentOptions(MaxDepth = MaxDepth)

    /// A BadFile error at this value.
    let bad (json: Json) (reason: string) =
        HybHanasError.BadFile(json.File, json.Place, reason)

    /// A text from the file in quotes, short and on one line, to stand in a message.
    let quoted (text: string) : string =
        let plain = text |> String.map (fun c -> if Char.IsControl c then ' ' else c)

        if plain.Length > 40 then
            $"'{plain.Substring(0, 40)}...'"
        else
            $"'{plain}'"

    /// Parses the text, hands its root to the reader and lets go of it.
    let parse (file: string) (text: string) (read: Json -> Result<'a, HybHanasError>) : Result<'a, HybHanasError> =
        if text.Length > MaxLength then
            Error(HybHanasError.BadFile(file, "", $"{text.Length} characters; at most {MaxLength} are read"))
        else
            try
                use document = JsonDocument.Parse(text, options)

                read
                    {
                        File = file
                        Place = ""
                        Value = document.RootElement
                    }
            with
            | :? JsonException as fault ->
                let place =
                    if fault.LineNumber.HasValue && fault.BytePositionInLine.HasValue then
                        $"line {fault.LineNumber.Value + 1L}, byte {fault.BytePositionInLine.Value + 1L}"
                    else
                        ""

                Error(HybHanasError.BadFile(file, place, "not JSON, or nested too deep"))
            // Half a surrogate pair, raw or escaped, is legal JSON but no text.
            | :? InvalidOperationException
            | :? ArgumentException -> Error(HybHanasError.BadFile(file, "", "holds characters that are not Unicode text"))

    let private kind (json: Json) (wanted: JsonValueKind) (name: string) =
        Results.require (json.Value.ValueKind = wanted) (bad json $"not {name}")

    let private inside (json: Json) (name: string) =
        if json.Place = "" then name else $"{json.Place}.{name}"

    /// A property of an object; None where it is absent or null.
    let optional (name: string) (json: Json) : Result<Json option, HybHanasError> = result {
        do! kind json JsonValueKind.Object "an object"

        match json.Value.TryGetProperty name with
        | true, value when value.ValueKind <> JsonValueKind.Null ->
            return
                Some
                    { json with
                        Place = inside json name
                        Value = value
                    }
        | _ -> return None
    }

    /// A property that has to be there.
    let field (name: string) (json: Json) : Result<Json, HybHanasError> =
        optional name json
        |> Result.bind (fun found ->
            match found with
            | Some value -> Ok value
            | None -> Error(bad { json with Place = inside json name } "missing"))

    /// The items of an array.
    let items (json: Json) : Result<Json list, HybHanasError> = result {
        do! kind json JsonValueKind.Array "an array"

        return
            [
                for index, value in Seq.indexed (json.Value.EnumerateArray()) ->
                    { json with
                        Place = $"{json.Place}[{index}]"
                        Value = value
                    }
            ]
    }

    /// A finite number.
    let number (json: Json) : Result<float, HybHanasError> =
        let mutable value = 0.0

        if
            json.Value.ValueKind = JsonValueKind.Number
            && json.Value.TryGetDouble(&value)
            && Double.IsFinite value
        then
            Ok value
        else
            Error(bad json "not a number")

    /// A whole number from 0 to a bound.
    let index (bound: int) (json: Json) : Result<int, HybHanasError> =
        let mutable value = 0

        if
            json.Value.ValueKind = JsonValueKind.Number
            && json.Value.TryGetInt32(&value)
            && value >= 0
            && value <= bound
        then
            Ok value
        else
            Error(bad json $"not a whole number in 0..{bound}")

    /// A string.
    let text (json: Json) : Result<string, HybHanasError> = result {
        do! kind json JsonValueKind.String "a string"
        return json.Value.GetString() |> Option.ofObj |> Option.defaultValue ""
    }

    /// Applies a reader to what an optional property holds.
    let tryField (name: string) (read: Json -> Result<'a, HybHanasError>) (json: Json) : Result<'a option, HybHanasError> =
        optional name json
        |> Result.bind (fun found ->
            match found with
            | Some value -> read value |> Result.map Some
            | None -> Ok None)

    /// Applies a reader to every item of an array.
    let list (read: Json -> Result<'a, HybHanasError>) (json: Json) : Result<'a list, HybHanasError> =
        items json |> Result.bind (Results.traverse read)
