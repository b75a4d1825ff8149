/// The golden files: circuits, what Qiskit and tket make of them.
module HybHanas.Benchmarks.Reference

open System
open System.Collections.Generic
open System.IO
open System.IO.Compression
open System.Text.Json

type Program =
    {
        Id: string
        Group: string
        Qubits: int
        OpenQasm: string
    }

/// Medians over seeds; not a number where a file has none.
type Figures =
    {
        TwoQubitGates: float
        TwoQubitDepth: float
        Duration: float
        LogEsp: float
        Milliseconds: float
    }

let private rows (path: string) =
    let path = Path.Combine(AppContext.BaseDirectory, "Golden", path)

    seq {
        use reader =
            new StreamReader(new GZipStream(File.OpenRead path, CompressionMode.Decompress))

        let mutable line = reader.ReadLine()

        while not (isNull line) do
            use document = JsonDocument.Parse(nonNull line)
            yield document.RootElement.Clone()
            line <- reader.ReadLine()
    }

let median (values: float seq) =
    let sorted = values |> Seq.filter Double.IsFinite |> Seq.sort |> Array.ofSeq

    match sorted.Length with
    | 0 -> nan
    | n when n % 2 = 1 -> sorted[n / 2]
    | n -> (sorted[n / 2 - 1] + sorted[n / 2]) / 2.0

let private text (row: JsonElement) (name: string) =
    row.GetProperty(name).GetString() |> Option.ofObj |> Option.defaultValue ""

/// hqnn circuits by pattern and gate ("hqnn star cz"), the others by the family of the file.
let private groupOf (row: JsonElement) =
    match (text row "id").Split '-' with
    | [||] -> ""
    | parts when parts[0] = "hqnn" -> $"hqnn {parts[1]} {parts[2]}"
    | _ -> text row "family"

let programs () =
    [
        for row in rows "qiskit/circuits.jsonl.gz" ->
            {
                Id = text row "id"
                Group = groupOf row
                Qubits = row.GetProperty("n_qubits").GetInt32()
                OpenQasm = text row "qasm"
            }
    ]

let private numbers (row: JsonElement) (name: string) =
    [
        for value in row.GetProperty(name).EnumerateArray() ->
            if value.ValueKind = JsonValueKind.Null then
                nan
            else
                value.GetDouble()
    ]

/// By circuit, backend and level.
let qiskit () =
    let found = Dictionary<struct (string * string * int), Figures>()

    for row in rows "qiskit/transpile.jsonl.gz" do
        let medianOf = numbers row >> median

        found[struct (text row "circuit", text row "backend", row.GetProperty("level").GetInt32())] <-
            {
                TwoQubitGates = medianOf "n2q"
                TwoQubitDepth = medianOf "depth2q"
                Duration = medianOf "duration_s"
                LogEsp = medianOf "log_esp"
                Milliseconds = row.GetProperty("median_ms").GetDouble()
            }

    found

/// By circuit and backend.
let tket () =
    let found = Dictionary<struct (string * string), Figures>()

    for row in rows "tket/transpile-tket.jsonl.gz" do
        found[struct (text row "circuit", text row "backend")] <-
            {
                TwoQubitGates = row.GetProperty("n2q").GetDouble()
                TwoQubitDepth = row.GetProperty("depth2q").GetDouble()
                Duration = nan
                LogEsp = nan
                Milliseconds = row.GetProperty("ms").GetDouble()
            }

    found
