/// `hybhanas transpile FILE|-...`.
module HybHanas.Cli.TranspileCommand

open System
open System.IO
open System.Text.Json
open Argu
open HybHanas
open HybHanas.Cli.CircuitArguments

let private seeds (arguments: ParseResults<TranspileArguments>) =
    let wrong text =
        raise (Choices.BadValue $"--seeds is '{text}'; give A..B with A <= B, such as 1..12")

    match arguments.TryGetResult TranspileArguments.Seed, arguments.TryGetResult TranspileArguments.Seeds with
    | Some _, Some _ -> raise (Choices.BadValue "give --seed or --seeds, not both")
    | Some seed, None -> [ seed ]
    | None, None -> [ 1UL ]
    | None, Some text ->
        match text.Split ".." |> Array.map UInt64.TryParse with
        | [| true, first; true, last |] when first <= last && last - first < 10_000UL -> [ first..last ]
        | _ -> wrong text

/// What gives circuits, each read when its turn comes.
let private sources (arguments: ParseResults<TranspileArguments>) : (unit -> NamedCircuit list) list =
    let batch = arguments.TryGetResult TranspileArguments.Batch

    let files =
        arguments.GetResult(TranspileArguments.Files, [])
        @ (batch |> Option.flatten |> Option.toList)

    if files.IsEmpty then
        raise (Choices.BadValue "no circuit is given; name a file, or - for standard input")

    files
    |> List.map (fun file () ->
        match batch, file with
        | Some _, "-" -> CircuitFiles.ParseBatch(Console.In.ReadToEnd(), "standard input") |> List.ofSeq
        | Some _, file -> CircuitFiles.ReadBatch file |> List.ofSeq
        | None, "-" -> [ NamedCircuit("standard input", Console.In.ReadToEnd()) ]
        | None, file -> [ CircuitFiles.Read file ])

let private writeOperation (json: Utf8JsonWriter) (operation: PhysicalOperation) =
    let numbers (write: 'a -> unit) (values: 'a seq) =
        json.WriteStartArray()
        Seq.iter write values
        json.WriteEndArray()

    json.WriteStartArray()
    json.WriteStringValue operation.Name
    numbers (fun (q: int) -> json.WriteNumberValue q) operation.Qubits
    numbers (fun (angle: float) -> json.WriteNumberValue angle) operation.Parameters
    numbers (fun (bit: int) -> json.WriteNumberValue bit) operation.Clbits
    json.WriteEndArray()

let private writeJson (id: string) (circuit: TranspiledCircuit) =
    use stream = new MemoryStream()

    (use json = new Utf8JsonWriter(stream)
     let number (name: string) (value: int) = json.WriteNumber(name, value)

     let optional (name: string) (value: Nullable<float>) =
         if value.HasValue then
             json.WriteNumber(name, value.Value)
         else
             json.WriteNull name

     let layout (name: string) (qubits: int seq) =
         json.WriteStartArray name
         Seq.iter (fun (q: int) -> json.WriteNumberValue q) qubits
         json.WriteEndArray()

     json.WriteStartObject()
     json.WriteString("id", id)
     json.WriteString("backend", circuit.Backend)
     number "level" circuit.Level
     json.WriteNumber("seed", circuit.Seed)
     number "n2q" circuit.TwoQubitGates
     number "depth2q" circuit.TwoQubitDepth
     number "depth" circuit.Depth
     number "size" circuit.Size
     number "swaps" circuit.Swaps
     optional "durationSeconds" circuit.DurationSeconds
     optional "logEsp" circuit.LogEsp
     layout "initialLayout" circuit.InitialLayout
     layout "finalLayout" circuit.FinalLayout
     json.WriteStartArray "ops"
     Seq.iter (writeOperation json) circuit.Operations
     json.WriteEndArray()
     json.WriteNumber("milliseconds", circuit.Milliseconds)
     json.WriteBoolean("resynthesised", circuit.Resynthesised)

     match Option.ofObj circuit.FoldedMasks with
     | Some masks ->
         json.WriteStartArray "foldedMasks"

         for mask in masks do
             json.WriteStartArray()
             Seq.iter (fun (bit: int) -> json.WriteNumberValue bit) mask
             json.WriteEndArray()

         json.WriteEndArray()
     | None -> ()

     json.WriteEndObject())

    Console.Out.WriteLine(Text.Encoding.UTF8.GetString(stream.ToArray()))

let private writeLine (writer: TextWriter) (id: string) (circuit: TranspiledCircuit) =
    let duration = Text.orDash Text.seconds circuit.DurationSeconds
    let logEsp = Text.orDash Text.short circuit.LogEsp
    let layout = circuit.InitialLayout |> Seq.map string |> String.concat " "

    writer.WriteLine
        $"{id}: {Text.count circuit.TwoQubitGates} two-qubit gates (depth {circuit.TwoQubitDepth}), {Text.count circuit.Size} operations (depth {circuit.Depth}), {circuit.Swaps} SWAPs, {duration}, log ESP {logEsp}, layout {layout} ({circuit.Backend}, level {circuit.Level}, seed {circuit.Seed}, {Text.short circuit.Milliseconds} ms)"

/// Transpiles each circuit with each seed and prints what became of it: of one circuit and one seed the circuit itself, with its figures
/// on standard error; of several, and where a file takes the circuit, the figures. A circuit that cannot be transpiled is told on standard
/// error and the next one follows; the exit code is then that of the first such.
let run (arguments: ParseResults<TranspileArguments>) =
    let d = TranspileSettings()
    let seeds = seeds arguments
    let sources = sources arguments

    let transpiler =
        CircuitTranspiler(
            TranspileSettings(
                Backend = arguments.GetResult(TranspileArguments.Backend, d.Backend),
                Level = arguments.GetResult(TranspileArguments.Level, d.Level),
                FoldMeasurement = arguments.Contains Fold_Measurement,
                Goal = (arguments.TryGetResult Objective |> Choices.orElse d.Goal Choices.goal)
            )
        )

    let out = arguments.TryGetResult TranspileArguments.Out

    let single =
        out.IsNone
        && seeds.Length = 1
        && not (arguments.Contains TranspileArguments.Batch)
        && (arguments.GetResult(TranspileArguments.Files, [])).Length = 1

    let mutable written = false
    let mutable outcome = ExitCode.Success

    /// Without a name where the message starts with it, or where there is none to tell apart.
    let refused (name: string) (error: HybHanasException) =
        let message =
            if name = "" || error.Message.StartsWith($"{name}:", StringComparison.Ordinal) then
                error.Message
            else
                $"{name}: {error.Message}"

        Console.Error.WriteLine $"hybhanas: {message}"

        if outcome = ExitCode.Success then
            outcome <- ExitCode.ofError error.Code

    let transpile (circuit: NamedCircuit) seed =
        if out.IsSome && written then
            raise (Choices.BadValue "--out takes one circuit and one seed")

        let result = transpiler.TranspileOpenQasm(circuit.OpenQasm, circuit.Id, seed)
        out |> Option.iter result.Save
        written <- true

        if arguments.Contains TranspileArguments.Json then
            writeJson circuit.Id result
        elif single then
            Console.Out.Write result.OpenQasm
            writeLine Console.Error circuit.Id result
        else
            writeLine Console.Out circuit.Id result

    for source in sources do
        try
            for circuit in source () do
                try
                    seeds |> List.iter (transpile circuit)
                with :? HybHanasException as error ->
                    refused circuit.Id error
        with :? HybHanasException as error ->
            refused "" error

    outcome
