/// `hybhanas backends ...` and `hybhanas datasets ...`.
module HybHanas.Cli.ListCommands

open System
open System.Threading
open Argu
open HybHanas
open HybHanas.Cli.Arguments
open HybHanas.Cli.LibraryArguments
open HybHanas.Data
open Spectre.Console

let private micro (value: Nullable<float>) = Text.orDash Text.seconds value

let private backendRow (b: BackendSummary) =
    [
        b.Name
        string b.Qubits
        b.TwoQubitGate
        string b.Couplings
        Text.orDash Text.short b.MedianTwoQubitError
        micro b.MedianTwoQubitSeconds
        Text.orDash Text.short b.MedianReadoutError
        b.Calibrated
    ]

let private listBackends json =
    let all = Backends.List()

    if json then
        Json.print all
    else
        let headings =
            [
                "name"
                "qubits"
                "gate"
                "couplings"
                "error"
                "duration"
                "readout error"
                "calibrated"
            ]

        Terminal.out.Value.Write(Terminal.table headings (all |> Seq.map backendRow))

let private printBackend (console: IAnsiConsole) (backend: BackendDetails) =
    let s = backend.Summary

    let age =
        if backend.AgeDays.HasValue then
            $" ({Text.fixedPoint 0 backend.AgeDays.Value} days ago)"
        else
            ""

    let rows =
        [
            "name", s.Name
            "version", backend.Version
            "calibrated", s.Calibrated + age
            "time step", micro backend.DtSeconds
            "qubits", string s.Qubits
            "basis", String.concat ", " backend.BasisGates
            "T1 / T2", $"{micro backend.MedianT1Seconds} / {micro backend.MedianT2Seconds} (medians)"
            "one-qubit gate", $"error {Text.orDash Text.short backend.MedianOneQubitError} (median)"
            "two-qubit gate",
            $"{s.TwoQubitGate}: error {Text.orDash Text.short s.MedianTwoQubitError}, {micro s.MedianTwoQubitSeconds} (medians), {s.Couplings} couplings"
            "readout", $"error {Text.orDash Text.short s.MedianReadoutError}, {micro backend.MedianReadoutSeconds} (medians)"
        ]

    for label, value in rows do
        console.Profile.Out.Writer.WriteLine $"{label, -16}{value}"

    for name, worst in backend.Worst |> Seq.groupBy _.Quantity do
        let entries =
            worst
            |> Seq.map (fun w ->
                let qubits = w.Qubits |> Seq.map string |> String.concat "-"
                $"{PlanningCommands.quantity name (Nullable w.Value)} on {qubits}")
            |> String.concat ", "

        console.Profile.Out.Writer.WriteLine $"""{"worst", -16}{name}: {entries}"""

    for note in backend.Notes do
        console.Profile.Out.Writer.WriteLine $"""{"note", -16}{note}"""

    match Option.ofObj backend.CouplingMap with
    | Some map ->
        console.Profile.Out.Writer.WriteLine "coupling map"
        console.Profile.Out.Writer.WriteLine()

        for line in map do
            console.Profile.Out.Writer.WriteLine $"  {line}"

        console.Profile.Out.Writer.WriteLine()
    | None -> console.Profile.Out.Writer.WriteLine $"""{"coupling map", -16}not drawn: it does not lie in a plane of squares"""

    let coupled q =
        backend.Couplings
        |> Seq.filter (fun c -> c.Control = q || c.Target = q)
        |> Seq.map (fun c -> if c.Control = q then c.Target else c.Control)
        |> Seq.distinct
        |> Seq.sort
        |> Seq.map string
        |> String.concat " "

    let qubit (q: QubitDetails) =
        [
            string q.Index
            micro q.T1Seconds
            micro q.T2Seconds
            Text.orDash Text.short q.OneQubitError
            Text.orDash Text.short q.ReadoutError
            coupled q.Index
        ]

    console.Write(
        Terminal.table [ "qubit"; "T1"; "T2"; "sx error"; "readout error"; "coupled to" ] (backend.Qubits |> Seq.map qubit)
    )

/// `hybhanas backends list | show | status | import | refresh | export | diff | synthesize`.
let backends (arguments: ParseResults<BackendsArguments>) (cancellation: CancellationToken) =
    match arguments.GetSubCommand() with
    | BackendsArguments.List list when list.Contains Account ->
        AccountCommands.list (list.Contains BackendListArguments.Json) cancellation
    | BackendsArguments.List list -> listBackends (list.Contains BackendListArguments.Json)
    | Status status -> AccountCommands.status status cancellation
    | Show show ->
        let backend = Backends.Show(show.GetResult ShowArguments.Name)

        if show.Contains ShowArguments.Json then
            Json.print backend
        else
            printBackend Terminal.out.Value backend
    | Import import ->
        let configuration, properties = import.GetResult Files
        let out = import.GetResult ImportArguments.Out

        let summary =
            Backends.Import(configuration, properties, import.GetResult ImportArguments.Name, out)

        Console.Out.WriteLine $"{out}: {summary.Name}, {summary.Qubits} qubits, calibrated {summary.Calibrated}"
    | BackendsArguments.Export export -> PlanningCommands.export export
    | Diff diff -> PlanningCommands.diff diff
    | Synthesize synthesize -> PlanningCommands.synthesize synthesize
    | Refresh refresh -> AccountCommands.refresh refresh cancellation

    ExitCode.Success

let private dataSetRow (info: DataSetInfo) =
    [
        info.Name
        (if info.Source = DataSource.Embedded then
             "embedded"
         else
             "IDX files")
        Text.count info.Samples
        string info.Shape
        string info.Classes
        info.Title
    ]

/// `hybhanas datasets list | download`.
let datasets (arguments: ParseResults<DatasetsArguments>) (cancellation: CancellationToken) =
    match arguments.GetSubCommand() with
    | DatasetsArguments.List list ->
        if list.Contains ListArguments.Json then
            Json.print DataSets.All
        else
            let headings = [ "name"; "kept"; "samples"; "shape"; "classes"; "what" ]
            Terminal.out.Value.Write(Terminal.table headings (DataSets.All |> Seq.map dataSetRow))
    | Download download ->
        let name = download.GetResult DownloadArguments.Name
        let folder = download.GetResult DownloadArguments.Out
        DataSets.DownloadAsync(name, folder, cancellation).GetAwaiter().GetResult()
        Console.Out.WriteLine $"{name} is in {folder}; use it with: hybhanas search --dataset {name} --data-folder {folder}"

    ExitCode.Success

let private runRow (run: RunSummary) =
    [
        run.Folder
        run.DataSet
        run.Backend
        $"{run.Finished}/{run.Candidates}"
        Text.orDash Text.percent run.BestAccuracy
        run.Started.ToString("yyyy-MM-dd HH:mm", Globalization.CultureInfo.InvariantCulture)
        (if run.Fault <> null then string run.Fault
         elif run.InUse then "running"
         elif run.Finished >= run.Candidates then "complete"
         else "can be resumed")
    ]

/// `hybhanas runs list`.
let runs (arguments: ParseResults<RunsArguments>) =
    match arguments.GetSubCommand() with
    | RunsArguments.List list ->
        let found = SavedRuns.List(list.GetResult(RunsListArguments.Folder, "runs"))

        if list.Contains RunsListArguments.Json then
            Json.print found
        else
            let headings =
                [
                    "run"
                    "data set"
                    "backend"
                    "trainings"
                    "best accuracy"
                    "started"
                    "state"
                ]

            Terminal.out.Value.Write(Terminal.table headings (found |> Seq.map runRow))

    ExitCode.Success
