/// How results are printed as JSON: the names and numbers of the run files.
[<RequireQualifiedAccess>]
module HybHanas.Cli.Json

open System
open System.Text.Json
open HybHanas

/// Prints a value as one line on standard output.
let printLine (value: 'a) =
    Console.Out.WriteLine(JsonSerializer.Serialize(value, ResultJson.Line))

/// A value as text.
let text (value: 'a) : string =
    JsonSerializer.Serialize(value, ResultJson.Pretty)

/// Prints a value on standard output.
let print (value: 'a) = Console.Out.WriteLine(text value)
