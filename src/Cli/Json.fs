/// How results are printed as JSON: the names and numbers of the run files.
[<RequireQualifiedAccess>]
module HybHanas.Cli.Json

open System
open System.Text.Encodings.Web
open System.Text.Json
open System.Text.Json.Serialization

let options =
    let options =
        JsonSerializerOptions(
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            WriteIndented = true,
            NewLine = "\n"
        )

    options.Converters.Add(JsonStringEnumConverter JsonNamingPolicy.CamelCase)
    options

let private onOneLine = JsonSerializerOptions(options, WriteIndented = false)

/// Prints a value as one line on standard output.
let printLine (value: 'a) =
    Console.Out.WriteLine(JsonSerializer.Serialize(value, onOneLine))

/// Prints a value on standard output.
let print (value: 'a) =
    Console.Out.WriteLine(JsonSerializer.Serialize(value, options))
