/// The programs of tests/Golden/qiskit and what Qiskit 2.6.2 says of them.
module HybHanas.Properties.OpenQasm.GoldenPrograms

open System
open System.IO
open System.IO.Compression
open System.Text.Json
open HybHanas.Core
open HybHanas.Core.Circuits

/// The lines of a JSON Lines file, plain or gzip.
let rows (name: string) : JsonElement list =
    use file =
        File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Golden", "qiskit", name))

    use stream: Stream =
        if name.EndsWith(".gz", StringComparison.Ordinal) then
            new GZipStream(file, CompressionMode.Decompress)
        else
            file

    use reader = new StreamReader(stream)

    [
        for line in reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries) ->
            JsonDocument.Parse(line).RootElement.Clone()
    ]

let text (key: string) (row: JsonElement) : string =
    row.GetProperty(key).GetString() |> nonNull

let number (key: string) (row: JsonElement) : int = row.GetProperty(key).GetInt32()

let numbers (key: string) (row: JsonElement) : float list =
    [ for item in row.GetProperty(key).EnumerateArray() -> item.GetDouble() ]

/// Operations by name, ordered by name.
let counts (row: JsonElement) : (string * int) list =
    [
        for item in row.GetProperty("ops").EnumerateObject() -> item.Name, item.Value.GetInt32()
    ]
    |> List.sort

/// The line that Qiskit names, where it names one.
let line (row: JsonElement) : int option =
    match row.TryGetProperty "line" with
    | true, value when value.ValueKind = JsonValueKind.Number -> Some(value.GetInt32())
    | _ -> None

/// What Qiskit calls an operation.
let kind (operation: Operation<logical>) : string =
    match operation with
    | Operation.Apply(gate, _, _) -> GateTable.name gate
    | Operation.Measure _ -> "measure"
    | Operation.Barrier _ -> "barrier"
    | Operation.Reset _ -> "reset"
    | Operation.Prepare _ -> "prepare"
    | Operation.Opaque(name, _, _) -> name
    | Operation.Conditional _ -> "if_else"

/// A circuit's operations by name, ordered by name.
let countsOf (kind: Operation<logical> -> string) (circuit: Circuit<logical>) : (string * int) list =
    circuit.Operations |> Seq.countBy kind |> List.ofSeq |> List.sort
