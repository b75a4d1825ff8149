/// `hybhanas init`: the questions that make a specification.
module HybHanas.Cli.InitCommand

open System
open System.IO
open System.Text.Json.Nodes
open System.Threading
open Argu
open HybHanas
open HybHanas.Data
open HybHanas.Cli.Arguments
open Spectre.Console

/// Asks on the console, unless the answer was given as an option; without a console the standard answer is taken.
let private ask
    (console: IAnsiConsole option)
    (question: string)
    (given: string option)
    (standard: string)
    (check: string -> Result<'a, string>)
    : 'a =
    let valueOf text =
        match check text with
        | Ok value -> value
        | Error message -> raise (Choices.BadValue message)

    match given, console with
    | Some text, _ -> valueOf text
    | None, None -> valueOf standard
    | None, Some console ->
        let validate text =
            match check text with
            | Ok _ -> ValidationResult.Success()
            | Error message -> ValidationResult.Error(Markup.Escape message)

        TextPrompt<string>(Markup.Escape question).DefaultValue(standard).Validate(Func<_, _> validate)
        |> console.Prompt
        |> valueOf

let private oneOf what (names: string list) (text: string) =
    if List.contains text names then
        Ok text
    else
        Error(Names.Unknown(what, names, text))

let private whole what low high (text: string) =
    match Int32.TryParse(text, Globalization.NumberStyles.None, Globalization.CultureInfo.InvariantCulture) with
    | true, value when low <= value && value <= high -> Ok value
    | _ -> Error $"{what} is '{text}'; allowed: {low}..{high}"

let private share what (text: string) =
    match Double.TryParse(text, Globalization.NumberStyles.Float, Globalization.CultureInfo.InvariantCulture) with
    | true, value when value >= 0.0 && value < 1.0 -> Ok value
    | _ -> Error $"{what} is '{text}'; allowed: a share in [0, 1)"

let private range what low high (text: string) =
    let ends =
        match text.Split ".." with
        | [| one |] -> [ one; one ]
        | parts -> List.ofArray parts

    match ends |> List.map (whole what low high) with
    | [ Ok low; Ok high ] when low <= high -> Ok(low, high)
    | _ -> Error $"{what} is '{text}'; give LOW..HIGH or one number within {low}..{high}"

let private number (value: int) : JsonNode = JsonValue.Create value
let private real (value: float) : JsonNode = JsonValue.Create value

let private word (value: string) : JsonNode =
    JsonObject.Parse(System.Text.Json.JsonSerializer.Serialize value) |> nonNull

let private object (members: (string * JsonNode) list) : JsonNode =
    let made = JsonObject()

    for name, value in members do
        made[name] <- value

    made

let private list (items: JsonNode list) : JsonNode = JsonArray(Array.ofList items)

let private rangeNode (low: int, high: int) =
    object [ "low", number low; "high", number high ]

let private dataSet (text: string) =
    if File.Exists text then
        Ok text
    else
        match oneOf "data set" (DataSets.All |> Seq.map _.Name |> List.ofSeq) text with
        | Ok name -> Ok name
        | Error message -> Error $"{message}; or the path of a CSV file"

/// The part "data", and whether samples are images.
let private data console (arguments: ParseResults<InitArguments>) =
    let chosen =
        ask console "Data set, or the path of a CSV file" (arguments.TryGetResult InitArguments.Dataset) "digits" dataSet

    let known = DataSets.All |> Seq.tryFind (fun info -> info.Name = chosen)

    let source =
        match known with
        | None ->
            let header =
                File.ReadLines chosen
                |> Seq.tryHead
                |> Option.defaultValue ""
                |> _.Split(',', ';', '\t')

            let label =
                ask
                    console
                    "Column of classes"
                    (arguments.TryGetResult InitArguments.Label)
                    ((Array.last header).Trim().Trim('"'))
                    Ok

            [ "csv", word (Path.GetFullPath chosen); "label", word label ]
        | Some info when info.Source = DataSource.IdxFiles ->
            let folder =
                ask console "Folder of its IDX files" (arguments.TryGetResult InitArguments.Data_Folder) "." Ok

            [ "set", word chosen; "folder", word (Path.GetFullPath folder) ]
        | Some _ -> [ "set", word chosen ]

    let test =
        ask
            console
            "Share kept as a test part that the search never sees"
            (arguments.TryGetResult InitArguments.Test)
            "0.2"
            (share "test")

    object (source @ [ "test", real test ]), known |> Option.exists _.Shape.IsImage

/// What an option gives for a stage: one value for each, separated by commas; the last counts for those beyond.
let private nth i (given: string option) =
    given
    |> Option.map (fun text ->
        let values = text.Split(',', StringSplitOptions.TrimEntries)
        values[(min i values.Length) - 1])

let private convolution console (arguments: ParseResults<InitArguments>) i =
    let asked what given standard check =
        ask console $"Convolution {i}: {what}" (nth i given) standard check

    object
        [
            "channels", number (asked "channels" (arguments.TryGetResult InitArguments.Channels) "16" (whole "channels" 1 1024))
            "kernel",
            number (
                asked
                    "kernel (1, 3, 5, 7)"
                    (arguments.TryGetResult InitArguments.Kernels)
                    "3"
                    (oneOf "kernel" [ "1"; "3"; "5"; "7" ])
                |> int
            )
            "stride", number (asked "stride" (arguments.TryGetResult InitArguments.Strides) "1" (whole "stride" 1 4))
            "pooling",
            word (
                asked
                    "pooling (none, max, average)"
                    (arguments.TryGetResult InitArguments.Poolings)
                    "max"
                    (oneOf "pooling" [ "none"; "max"; "average" ])
            )
            "dropout", real (asked "dropout" (arguments.TryGetResult InitArguments.Dropouts) "0" (share "dropout"))
        ]

let private network console (arguments: ParseResults<InitArguments>) isImage =
    let mode =
        ask
            console
            "Classical part: variable (searched too) or fixed"
            (arguments.TryGetResult InitArguments.Mode)
            "variable"
            (oneOf "mode" [ "variable"; "fixed" ])

    let kind = if isImage then "convolutions" else "dense layers"
    let given = arguments.TryGetResult InitArguments.Layers

    let parts =
        match mode, isImage with
        | "variable", true ->
            let count = ask console $"Number of {kind}" given "1..3" (range "layers" 0 3)
            [ "variable", object [ "convolutions", object [ "count", rangeNode count ] ] ]
        | "variable", false ->
            let count = ask console $"Number of {kind}" given "0..2" (range "layers" 0 3)
            [ "variable", object [ "dense", object [ "count", rangeNode count ] ] ]
        | _, true ->
            let count = ask console $"Number of {kind}" given "1" (whole "layers" 1 3)

            [
                "fixed",
                object
                    [
                        "convolutions", list [ for i in 1..count -> convolution console arguments i ]
                    ]
            ]
        | _ ->
            let count = ask console $"Number of {kind}" given "1" (whole "layers" 0 3)

            let width i =
                let given = nth i (arguments.TryGetResult InitArguments.Widths)

                object
                    [
                        "width", number (ask console $"Dense layer {i}: width" given "16" (whole "width" 1 65536))
                    ]

            [ "fixed", object [ "dense", list [ for i in 1..count -> width i ] ] ]

    object (("mode", word mode) :: parts)

let private backend (text: string) =
    if
        File.Exists text
        || Directory.Exists text
        || text.StartsWith("ibm_", StringComparison.Ordinal)
    then
        Ok text
    else
        oneOf "backend" (Backends.List() |> Seq.map _.Name |> List.ofSeq) text

let private specification console (arguments: ParseResults<InitArguments>) =
    let data, isImage = data console arguments
    let network = network console arguments isImage

    let asked question case standard check =
        ask console question case standard check

    let qubits =
        asked "Qubits" (arguments.TryGetResult InitArguments.Qubits) "2..12" (range "qubits" 1 20)

    let depth =
        asked "Layers of the circuit" (arguments.TryGetResult InitArguments.Depth) "1..15" (range "depth" 1 64)

    let backend =
        asked "Backend (hybhanas backends list)" (arguments.TryGetResult InitArguments.Backend) "brisbane" backend

    let generations =
        asked "Generations" (arguments.TryGetResult InitArguments.Generations) "8" (whole "generations" 1 10_000)

    let population =
        asked "Networks of a generation" (arguments.TryGetResult InitArguments.Population) "12" (whole "population" 2 10_000)

    let epochs =
        asked "Epochs of each training" (arguments.TryGetResult InitArguments.Epochs) "5" (whole "epochs" 1 10_000)

    object
        [
            "data", data
            "network", network
            "circuit", object [ "qubits", rangeNode qubits; "depth", rangeNode depth ]
            "training", object [ "epochs", number epochs ]
            "search", object [ "population", number population; "generations", number generations ]
            "cost", object [ "backend", word backend ]
        ]

/// Asks, estimates, writes the specification, and runs it where that is wanted.
let run (arguments: ParseResults<InitArguments>) (cancellation: CancellationToken) =
    let console =
        if arguments.Contains InitArguments.Yes then
            None
        else
            Some(PromptConsole.create ())

    let out = Terminal.out.Value
    let made = specification console arguments
    let options = SearchSpecification.Parse(made.ToJsonString(), "answers")

    let file =
        ask console "File of the specification" (arguments.TryGetResult InitArguments.Out) "search.json" (fun text ->
            if File.Exists text then
                Error $"{text} exists; choose another name"
            elif text.Trim() = "" then
                Error "give the name of a file"
            else
                Ok text)

    if not (arguments.Contains InitArguments.No_Estimate) then
        let duration =
            NetworkSearch.EstimateAsync(options, cancellation).GetAwaiter().GetResult()

        out.WriteLine $"the search will take about {Text.clock duration} on this machine"

    SearchSpecification.Write(options, file)
    out.WriteLine $"written: {file}; run it with: hybhanas search --spec {file}"

    let wanted =
        arguments.Contains InitArguments.Run
        || (console.IsSome
            && ask console "Run it now (yes, no)" None "no" (oneOf "answer" [ "yes"; "no" ]) = "yes")

    if wanted then
        SearchCommand.runOptions false false options cancellation
    else
        ExitCode.Success
