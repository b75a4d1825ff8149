/// What the options of `hybhanas search` say: a preset, a specification file or the default search, and what overrides it.
module HybHanas.Cli.SearchSettings

open System
open Argu
open HybHanas
open HybHanas.Cli.Arguments

let private range (option: string) (text: string) =
    let number (part: string) =
        match Int32.TryParse(part.Trim(), Globalization.NumberStyles.None, Globalization.CultureInfo.InvariantCulture) with
        | true, value -> value
        | _ -> raise (Choices.BadValue $"--{option} is '{text}'; give LOW..HIGH or one number, such as 2..8")

    match text.Split ".." with
    | [| one |] -> IntRange(number one, number one)
    | [| low; high |] -> IntRange(number low, number high)
    | _ -> raise (Choices.BadValue $"--{option} is '{text}'; give LOW..HIGH or one number, such as 2..8")

let private start (arguments: ParseResults<SearchArguments>) =
    match arguments.TryGetResult Preset, arguments.TryGetResult Spec with
    | Some _, Some _ -> raise (Choices.BadValue "--preset and --spec both say what to start from; give one of them")
    | Some name, None -> SearchSpecification.Preset name
    | None, Some "-" -> SearchSpecification.Parse(Console.In.ReadToEnd(), "standard input")
    | None, Some file -> SearchSpecification.Read file
    | None, None -> SearchOptions()

let private names (text: string) : Collections.Generic.IReadOnlyList<string> =
    text.Split(',', StringSplitOptions.TrimEntries ||| StringSplitOptions.RemoveEmptyEntries)

/// The search that the options describe.
let options (arguments: ParseResults<SearchArguments>) : SearchOptions =
    let d = start arguments

    let orNull (given: string option) (otherwise: string | null) : string | null =
        match given with
        | Some text -> text
        | None -> otherwise

    let orNothing (given: 'a option) (otherwise: Nullable<'a>) =
        given |> Option.map Nullable |> Option.defaultValue otherwise

    // A source of data on the command line goes before the one of a preset or a file.
    let ownFile = arguments.Contains Data || arguments.Contains Images

    let keep (otherwise: string | null) : string | null =
        if ownFile || arguments.Contains Dataset then
            null
        else
            otherwise

    SearchOptions(
        Description = d.Description,
        DataSet = arguments.GetResult(Dataset, d.DataSet),
        DataFolder = orNull (arguments.TryGetResult Data_Folder) d.DataFolder,
        DataFile = orNull (arguments.TryGetResult Data) (keep d.DataFile),
        LabelColumn = orNull (arguments.TryGetResult Label) (keep d.LabelColumn),
        ImageFile = orNull (arguments.TryGetResult Images) (keep d.ImageFile),
        LabelFile = orNull (arguments.TryGetResult Labels) (keep d.LabelFile),
        PerClass =
            (if ownFile || arguments.GetResult(Dataset, d.DataSet) <> d.DataSet then
                 Option.toNullable (arguments.TryGetResult Per_Class)
             else
                 orNothing (arguments.TryGetResult Per_Class) d.PerClass),
        ValidationFraction = arguments.GetResult(Validation, d.ValidationFraction),
        TestFraction = arguments.GetResult(Test, d.TestFraction),
        Backend = arguments.GetResult(SearchArguments.Backend, d.Backend),
        CostOver = (arguments.TryGetResult Cost_Over |> Choices.orElse d.CostOver Choices.costOver),
        RefreshAfter =
            (arguments.TryGetResult Refresh_After
             |> Option.map (Choices.time "refresh-after")
             |> Option.toNullable),
        Mode = (arguments.TryGetResult Mode |> Choices.orElse d.Mode Choices.mode),
        FixedConvolutions = d.FixedConvolutions,
        FixedDenseLayers = d.FixedDenseLayers,
        Convolutions = d.Convolutions,
        DenseLayers = d.DenseLayers,
        Scaling = (arguments.TryGetResult Scaling |> Choices.orElse d.Scaling Choices.scaling),
        Layers = d.Layers,
        Qubits = (arguments.TryGetResult Qubits |> Choices.orElse d.Qubits (range "qubits")),
        Depth = (arguments.TryGetResult Depth |> Choices.orElse d.Depth (range "depth")),
        Embeddings = d.Embeddings,
        Rotations = d.Rotations,
        Entanglements = d.Entanglements,
        Gates = d.Gates,
        CnotRanges = d.CnotRanges,
        CnotModes = d.CnotModes,
        Objectives =
            (arguments.TryGetResult SearchArguments.Objectives
             |> Choices.orElse d.Objectives names),
        Constraints =
            (match arguments.GetResults Constraint with
             | [] -> d.Constraints
             | given -> [| yield! d.Constraints; yield! given |]),
        Algorithm =
            (arguments.TryGetResult SearchArguments.Algorithm
             |> Choices.orElse d.Algorithm Choices.algorithm),
        Population = arguments.GetResult(Population, d.Population),
        Generations = arguments.GetResult(Generations, d.Generations),
        Epochs = arguments.GetResult(Epochs, d.Epochs),
        BatchSize = arguments.GetResult(SearchArguments.Batch, d.BatchSize),
        LearningRate = arguments.GetResult(Learning_Rate, d.LearningRate),
        LearningRates =
            (if arguments.Contains Learning_Rate then
                 null
             else
                 d.LearningRates),
        StopBelowAccuracy = orNothing (arguments.TryGetResult Stop_Below) d.StopBelowAccuracy,
        StopAfterEpochs = arguments.GetResult(Stop_After, d.StopAfterEpochs),
        Rungs = arguments.GetResult(Rungs, d.Rungs),
        Folds = orNothing (arguments.TryGetResult Folds) d.Folds,
        Trainer = arguments.GetResult(SearchArguments.Trainer, d.Trainer).ToLowerInvariant(),
        TrainerFolder = Option.toObj (arguments.TryGetResult SearchArguments.Trainer_Folder),
        SharedEpochs = d.SharedEpochs,
        Shots = arguments.GetResult(SearchArguments.Shots, d.Shots),
        GateTime =
            (arguments.TryGetResult SearchArguments.Gate_Time
             |> Choices.orElse d.GateTime Choices.gateTime),
        Decoherence =
            (arguments.TryGetResult SearchArguments.Decoherence
             |> Choices.orElse d.Decoherence Choices.decoherence),
        CuttingTarget = orNothing (arguments.TryGetResult Cutting_Target) d.CuttingTarget,
        Runtime = (arguments.TryGetResult Runtime |> Choices.orElse d.Runtime Choices.runtime),
        Billing =
            Option.toObj (
                Choices.billing
                    (arguments.Contains SearchArguments.Billing)
                    (arguments.TryGetResult SearchArguments.Job_Overhead)
                    (arguments.TryGetResult SearchArguments.Rep_Delay)
                    (arguments.TryGetResult SearchArguments.Circuits_Per_Job)
            ),
        QuantumWatts = orNothing (arguments.TryGetResult SearchArguments.Quantum_Watts) d.QuantumWatts,
        ClassicalWatts = orNothing (arguments.TryGetResult SearchArguments.Classical_Watts) d.ClassicalWatts,
        Level = arguments.GetResult(SearchArguments.Level, d.Level),
        Seed = arguments.GetResult(SearchArguments.Seed, d.Seed),
        ThroughputGigaflops = orNothing (arguments.TryGetResult SearchArguments.Throughput) d.ThroughputGigaflops,
        Threads = Option.toNullable (arguments.TryGetResult SearchArguments.Threads),
        TimeLimit =
            (arguments.TryGetResult SearchArguments.Time_Limit
             |> Option.map (Choices.time "time-limit")
             |> Option.toNullable),
        MaxTrainings = Option.toNullable (arguments.TryGetResult SearchArguments.Max_Trainings),
        UseCache = arguments.Contains SearchArguments.Cache,
        OutputFolder = Option.toObj (arguments.TryGetResult SearchArguments.Out)
    )
