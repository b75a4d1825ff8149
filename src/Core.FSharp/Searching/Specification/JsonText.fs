/// JSON that people write: comments and trailing commas allowed, and every value knows its line.
namespace HybHanas.Core.Searching

open System
open System.Collections.Generic
open System.Text
open System.Text.Encodings.Web
open System.Text.Json
open HybHanas.Core

/// A JSON value.
[<RequireQualifiedAccess>]
type internal JsonValue =
    | Null
    | Truth of bool
    /// As it was written.
    | Number of string
    | Text of string
    | Items of JsonNode list
    | Members of (string * JsonNode) list

/// A value and where it begins, from 1; 0 for a value that no text holds.
and internal JsonNode =
    {
        Line: int
        Column: int
        Value: JsonValue
    }

[<RequireQualifiedAccess>]
module internal JsonText =

    /// Characters of a text at most.
    [<Literal>]
    let MaxLength = 1_000_000

    /// A value that no text holds.
    let made (value: JsonValue) : JsonNode = { Line = 0; Column = 0; Value = value }

    let private token (kind: JsonTokenType) text at = struct (kind, text, at)

    /// All tokens with the byte where each begins.
    let private tokens (bytes: byte[]) =
        let options =
            JsonReaderOptions(AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 16)

        let mutable reader = Utf8JsonReader(ReadOnlySpan<byte> bytes, options)
        let found = List<struct (JsonTokenType * string * int)>()

        while reader.Read() do
            let text =
                match reader.TokenType with
                | JsonTokenType.PropertyName
                | JsonTokenType.String -> reader.GetString() |> Option.ofObj |> Option.defaultValue ""
                | _ -> Encoding.UTF8.GetString(reader.ValueSpan)

            found.Add(token reader.TokenType text (int reader.TokenStartIndex))

        found

    /// (line, column) of a byte, from 1.
    let private placeOf (bytes: byte[]) =
        let starts =
            [|
                0
                for i, byte in Array.indexed bytes do
                    if byte = 10uy then
                        i + 1
            |]

        fun (at: int) ->
            let found = Array.BinarySearch(starts, at)
            let line = if found >= 0 then found else ~~~found - 1
            line + 1, Encoding.UTF8.GetCharCount(bytes, starts[line], at - starts[line]) + 1

    let private build place (tokens: List<struct (JsonTokenType * string * int)>) : JsonNode =
        let mutable next = 0

        let rec value () =
            let struct (kind, text, at) = tokens[next]
            next <- next + 1
            let line, column = place at

            let value =
                match kind with
                | JsonTokenType.StartObject -> JsonValue.Members(members [])
                | JsonTokenType.StartArray -> JsonValue.Items(items [])
                | JsonTokenType.String -> JsonValue.Text text
                | JsonTokenType.Number -> JsonValue.Number text
                | JsonTokenType.True -> JsonValue.Truth true
                | JsonTokenType.False -> JsonValue.Truth false
                | _ -> JsonValue.Null

            {
                Line = line
                Column = column
                Value = value
            }

        and members found =
            let struct (kind, name, _) = tokens[next]
            next <- next + 1

            if kind = JsonTokenType.EndObject then
                List.rev found
            else
                members ((name, value ()) :: found)

        and items found =
            let struct (kind, _, _) = tokens[next]

            if kind = JsonTokenType.EndArray then
                next <- next + 1
                List.rev found
            else
                items (value () :: found)

        value ()

    /// The value of a text. Fails at the first place where it is not JSON, for a text over a million characters and for
    /// values nested more than 16 deep.
    let parse (file: string) (text: string) : Result<JsonNode, HybHanasError> =
        if text.Length > MaxLength then
            Error(HybHanasError.BadFile(file, "", $"{text.Length} characters; at most {MaxLength} are read"))
        else
            try
                let bytes = Encoding.UTF8.GetBytes text
                Ok(build (placeOf bytes) (tokens bytes))
            with
            | :? JsonException as fault ->
                let number (value: Nullable<int64>) = int (value.GetValueOrDefault()) + 1

                Error(
                    HybHanasError.Syntax(
                        {
                            File = file
                            Line = number fault.LineNumber
                            Column = number fault.BytePositionInLine
                        },
                        "JSON (comments and trailing commas are allowed)"
                    )
                )
            // Half a surrogate pair, escaped, is legal JSON but no text.
            | :? InvalidOperationException -> Error(HybHanasError.BadFile(file, "", "holds characters that are not Unicode text"))

    let private quoted (text: string) =
        let escaped =
            JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)

        "\"" + escaped.ToString() + "\""

    let rec private write (indent: string) (node: JsonNode) : string =
        let inner = indent + "  "

        let block opening closing lines =
            $"{opening}\n{lines}\n{indent}{closing}"

        match node.Value with
        | JsonValue.Null -> "null"
        | JsonValue.Truth truth -> if truth then "true" else "false"
        | JsonValue.Number text -> text
        | JsonValue.Text text -> quoted text
        | JsonValue.Items [] -> "[]"
        | JsonValue.Members [] -> "{}"
        | JsonValue.Items items ->
            let flat = "[" + (items |> List.map (write indent) |> String.concat ", ") + "]"

            let isFlat = not (flat.Contains '\n')

            if isFlat && flat.Length <= 100 then
                flat
            else
                items
                |> List.map (fun item -> inner + write inner item)
                |> String.concat ",\n"
                |> block "[" "]"
        | JsonValue.Members members ->
            let scalar (_, node) =
                match node.Value with
                | JsonValue.Items _
                | JsonValue.Members _ -> false
                | _ -> true

            let flat () =
                members
                |> List.map (fun (name, node) -> $"{quoted name}: {write indent node}")
                |> String.concat ", "

            if
                indent <> ""
                && List.forall scalar members
                && (flat ()).Length <= 120
                && members.Length <= 8
            then
                "{ " + flat () + " }"
            else
                members
                |> List.map (fun (name, node) -> $"{inner}{quoted name}: {write inner node}")
                |> String.concat ",\n"
                |> block "{" "}"

    /// Indented text, without a line end after it; short lists and small objects on one line.
    let print (node: JsonNode) : string = write "" node

    /// The same for a place in a sentence: small objects on one line.
    let printInline (node: JsonNode) : string = write " " node
