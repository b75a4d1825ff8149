/// `hybhanas train | predict | export`.
module HybHanas.Cli.ModelCommands

open System
open System.Text
open System.Threading
open Argu
open HybHanas
open HybHanas.Cli.ModelArguments
open Spectre.Console

let private trainingLine (progress: FinalTrainingProgress) (last: SeedResult) =
    let what = if last.Twin then "twin" else "network"

    let outcome =
        match last.Failure with
        | null -> Text.orDash Text.percent last.Accuracy
        | reason -> $"failed: {reason}"

    let share = float progress.FinishedEpochs / float (max 1 progress.Epochs)

    String.concat
        "  "
        [
            $"training {progress.Finished}/{progress.Trainings}"
            $"#{progress.Candidate} {what} seed {last.Seed}"
            $"accuracy {outcome}"
            $"elapsed {Text.clock progress.Elapsed}"
            $"remaining {Text.clock (progress.Elapsed * (1.0 / share - 1.0))}"
        ]

/// Reports are handed over in place, in the order in which they come.
type private Immediate(console: IAnsiConsole) =
    interface IProgress<FinalTrainingProgress> with
        member _.Report progress =
            match progress.Last with
            | null -> ()
            | last -> console.Profile.Out.Writer.WriteLine(trainingLine progress last)

let private spread (accuracy: AccuracySpread | null) =
    match accuracy with
    | null -> "-", "-"
    | spread -> Text.percent spread.Median, $"{Text.percent spread.Lowest} .. {Text.percent spread.Highest}"

/// What the circuit brings, in a sentence.
let private verdict (result: FinalTrainingResult) (network: TrainedCandidate) =
    match network.Accuracy, network.TwinAccuracy with
    | null, _
    | _, null -> None
    | own, twin ->
        let points = 100.0 * (own.Median - twin.Median)
        let sample = 100.0 / float result.EvaluationSamples

        Some(
            if points <= 0.0 then
                $"#{network.Candidate.Id}: the circuit brings nothing here; its classical twin is level or better"
            else
                $"#{network.Candidate.Id}: {Text.fixedPoint 2 points} points above its classical twin (one sample is {Text.fixedPoint 2 sample})"
        )

let private print (console: IAnsiConsole) (result: FinalTrainingResult) =
    let row (network: TrainedCandidate) =
        let median, range = spread network.Accuracy
        let twin, twinRange = spread network.TwinAccuracy

        [
            string network.Candidate.Id
            median
            range
            Text.count network.Candidate.Parameters
            twin
            twinRange
            string network.TwinParameters
        ]

    let measured =
        if result.EvaluatedOn = EvaluationPart.Test then
            $"the {result.EvaluationSamples} samples of the test part, which the search never saw"
        else
            $"the {result.EvaluationSamples} samples of the validation part, by which the search chose: the run has no test part (search with --test 0.2)"

    console.WriteLine()
    console.WriteLine $"Accuracy on {measured}"
    console.WriteLine $"{result.Epochs} epochs on {result.TrainingSamples} samples of {result.DataSet}, {result.Seeds} seeds"

    let headings =
        [
            "id"
            "median"
            "lowest .. highest"
            "parameters"
            "twin median"
            "twin lowest .. highest"
            "twin parameters"
        ]

    console.Write(Terminal.table headings (result.Networks |> Seq.map row))

    for network in result.Networks do
        console.WriteLine $"#{network.Candidate.Id} {network.Candidate.Description}"

        if not network.OnFront then
            console.WriteLine $"warning: #{network.Candidate.Id} is not on the run's front"

        for failed in network.Trainings |> Seq.filter (fun training -> not (isNull training.Failure)) do
            let what = if failed.Twin then "its twin" else "the network"
            console.WriteLine $"warning: seed {failed.Seed} of {what} failed: {failed.Failure}"

        verdict result network |> Option.iter console.WriteLine

        match network.ModelFile with
        | null -> ()
        | file -> console.WriteLine $"saved the median seed in {file}"

    console.WriteLine $"elapsed {Text.clock result.Elapsed}"

/// Trains networks of a run in the end.
let train (arguments: ParseResults<TrainArguments>) (cancellation: CancellationToken) =
    let d = FinalTrainingOptions()
    let json = arguments.Contains TrainArguments.Json

    let picks =
        match arguments.TryGetResult Pick with
        | Some text -> text.Split(',', StringSplitOptions.TrimEntries) |> List.ofArray
        | None -> List.ofSeq d.Pick

    let options =
        FinalTrainingOptions(
            Pick = picks,
            Epochs = arguments.GetResult(Epochs, d.Epochs),
            Seeds = arguments.GetResult(Seeds, d.Seeds),
            Schedule = (arguments.TryGetResult Schedule |> Choices.orElse d.Schedule Choices.schedule),
            WithValidation = arguments.Contains With_Validation,
            Trainer =
                (arguments.TryGetResult TrainArguments.Trainer
                 |> Option.map _.ToLowerInvariant()
                 |> Option.toObj),
            TrainerFolder = Option.toObj (arguments.TryGetResult TrainArguments.Trainer_Folder),
            Threads = Option.toNullable (arguments.TryGetResult Threads),
            OutputFolder = Option.toObj (arguments.TryGetResult TrainArguments.Out)
        )

    let progress: IProgress<FinalTrainingProgress> | null =
        if arguments.Contains TrainArguments.Quiet then null
        elif json then Immediate Terminal.error.Value
        else Immediate Terminal.out.Value

    let result =
        FinalTraining.RunAsync(arguments.GetResult TrainArguments.Run, options, progress, cancellation).GetAwaiter().GetResult()

    if json then
        Json.print result
    else
        print Terminal.out.Value result

    if result.Interrupted then
        Console.Error.WriteLine $"interrupted; {result.Networks.Count} of the networks were trained and saved"
        ExitCode.Interrupted
    else
        ExitCode.Success

let private write (out: string option) (text: string) =
    match out with
    | Some file -> TextFiles.Write(file, text)
    | None -> Console.Out.Write text

let private field (text: string) =
    if text.AsSpan().IndexOfAny(",\"\n\r") < 0 then
        text
    else
        "\"" + text.Replace("\"", "\"\"") + "\""

let private csv (result: PredictionResult) =
    let text = StringBuilder()

    let line (cells: string seq) =
        text.AppendJoin(',', cells |> Seq.map field).Append('\n') |> ignore

    let number (value: float) =
        value.ToString("R", Globalization.CultureInfo.InvariantCulture)

    let known = result.Accuracy.HasValue

    let endings text = if known then [ text ] else []

    line (
        [ "row"; "class"; "probability" ]
        @ [ for name in result.Classes -> $"p_{name}" ]
        @ endings "label"
    )

    for row in result.Rows do
        line (
            [ string row.Row; row.Class; number row.Probability ]
            @ [ for probability in row.Probabilities -> number probability ]
            @ endings (row.Label |> Option.ofObj |> Option.defaultValue "")
        )

    text.ToString()

/// Judges samples with a model.
let predict (arguments: ParseResults<PredictArguments>) (cancellation: CancellationToken) =
    let data =
        PredictionData(
            DataSet = Option.toObj (arguments.TryGetResult PredictArguments.Dataset),
            DataFolder = Option.toObj (arguments.TryGetResult PredictArguments.Data_Folder),
            DataFile = Option.toObj (arguments.TryGetResult PredictArguments.Data),
            LabelColumn = Option.toObj (arguments.TryGetResult PredictArguments.Label),
            ImageFile = Option.toObj (arguments.TryGetResult PredictArguments.Images),
            LabelFile = Option.toObj (arguments.TryGetResult PredictArguments.Labels)
        )

    let model = TrainedModel.Load(arguments.GetResult PredictArguments.Model)
    let result = model.Predict(data, cancellation)

    let text =
        if arguments.Contains PredictArguments.Json then
            Json.text result + "\n"
        else
            csv result

    write (arguments.TryGetResult PredictArguments.Out) text

    if result.Accuracy.HasValue then
        Console.Error.WriteLine $"accuracy {Text.percent result.Accuracy.Value} of {result.Rows.Count} samples"

    ExitCode.Success

/// Writes a model as a program of another language.
let export (arguments: ParseResults<ModelExportArguments>) =
    let data =
        PredictionData(
            DataSet = Option.toObj (arguments.TryGetResult ModelExportArguments.Dataset),
            DataFolder = Option.toObj (arguments.TryGetResult ModelExportArguments.Data_Folder),
            DataFile = Option.toObj (arguments.TryGetResult ModelExportArguments.Data),
            LabelColumn = Option.toObj (arguments.TryGetResult ModelExportArguments.Label),
            ImageFile = Option.toObj (arguments.TryGetResult ModelExportArguments.Images)
        )

    let format = Choices.modelFormat (arguments.GetResult As)
    let given = data <> PredictionData()
    let source: PredictionData | null = if given then data else null

    if given && not (arguments.Contains Sample) then
        raise (Choices.BadValue "the data give no sample yet; name one with --sample ROW")

    let model = TrainedModel.Load(arguments.GetResult ModelExportArguments.Model)

    model.Export(format, Option.toNullable (arguments.TryGetResult Sample), source)
    |> write (arguments.TryGetResult ModelExportArguments.Out)

    ExitCode.Success
