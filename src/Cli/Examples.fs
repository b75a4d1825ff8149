/// Examples of each command, for its help and the reference: a command line and what it does.
[<RequireQualifiedAccess>]
module HybHanas.Cli.Examples

let private all =
    Map.ofList
        [
            "",
            [
                "search", "Digits on the calibration of 'brisbane', some ten seconds"
                "search --dataset iris --backend fez", "another data set, another backend"
                "search --qubits 2..6 --depth 1..4 --seed 7", "a smaller space, another seed"
                "search --preset qnas", "the search of a paper (hybhanas presets list)"
                "init", "questions that make a specification of your own"
                "resume runs/20261121-digits-brisbane", "go on after Ctrl-C, a crash or a full disk"
                "report runs/20261121-digits-brisbane", "a page to look at"
                "watch runs/20261121-digits-brisbane", "how a search stands, from another shell"
                "cost circuit.qasm --backend torino", "what one circuit costs"
                "transpile circuit.qasm --backend fez", "the circuit in the backend's own gates"
                "cost circuit.qasm --all-backends", "what it costs on every backend it fits"
                "cost circuit.qasm --explain --billing", "where the time goes, and what would be billed"
                "backends list", "the calibrated backends"
                "doctor", "whether this machine has what a search needs"
            ]
            "search",
            [
                "search --dataset wine --backend fez --seed 7", "another data set, another backend, another seed"
                "search --objectives accuracy,quantum-time,qubits --constraint 'quantum-time <= 60 s'",
                "own objectives and a bound"
                "search --data flowers.csv --label species --test 0.2", "an own table, a fifth kept aside for the final training"
                "search --preset qnas --generations 3 --time-limit 10m", "a paper's search, shortened"
                "search --spec search.json --json --quiet > front.json", "a specification file; only JSON on standard output"
                "presets show qnas | hybhanas search --spec -", "a specification from standard input"
            ]
            "resume",
            [
                "resume runs/20261121-digits-brisbane", "the outcome is that of an uninterrupted run"
                "resume runs/20261121-digits-brisbane --salvage", "without lines of the journal that are damaged"
            ]
            "init",
            [
                "init", "asks, and writes search.json"
                "init --yes --dataset flowers.csv --qubits 2..6 --out flowers.json", "asks nothing"
            ]
            "presets", [ "presets list", "their names and titles" ]
            "presets list", [ "presets list", "their names and titles" ]
            "presets show",
            [
                "presets show qnas > search.json", "to edit and run with 'search --spec search.json'"
            ]
            "presets schema", [ "presets schema > search.schema.json", "for an editor" ]
            "runs", [ "runs list", "the runs under runs/" ]
            "runs list",
            [
                "runs list", "the runs under runs/"
                "runs list archive --json", "those of another folder, as JSON"
            ]
            "report",
            [
                "report runs/20261121-digits-brisbane", "writes report.html into the run's folder"
                "report runs/a --compare runs/b runs/c --out comparison.html", "three runs side by side"
                "report runs/a --format csv --out evaluations.csv", "all evaluations as a table"
                "report runs/a --format svg --out figures", "each figure as a file, for a paper"
            ]
            "watch",
            [
                "watch runs/20261121-digits-brisbane", "live, until the search ends"
                "watch runs/20261121-digits-brisbane --once", "how it stands now, for scripts"
            ]
            "train",
            [
                "train runs/20261121-digits-brisbane --pick best,knee", "two networks of the front, five seeds each"
                "train runs/20261121-digits-brisbane --pick 12 --seeds 3 --epochs 50", "one network by its id, longer"
            ]
            "predict",
            [
                "predict model.json --dataset iris", "the samples of a known data set"
                "predict model.json --data flowers.csv --out classes.csv", "the rows of a table"
            ]
            "export",
            [
                "export model.json --as pennylane --out model.py", "a script that checks itself"
                "export model.json --as openqasm2 --sample 1", "the circuit with the angles of the first sample"
            ]
            "cost",
            [
                "cost circuit.qasm --backend torino", "seconds by cause"
                "cost circuit.qasm --parameters 24 --samples 32 --steps 500", "a whole training by parameter shift"
                "cost circuit.qasm --all-backends", "every bundled backend, cheapest first"
                "transpile - < circuit.qasm | hybhanas cost - --explain", "a transpiled circuit, and where its time goes"
                "cost --batch circuits.jsonl --json", "many circuits, an answer on each line"
            ]
            "transpile",
            [
                "transpile circuit.qasm --backend fez", "OpenQASM 2 on standard output, its figures on standard error"
                "transpile circuit.qasm --seeds 1..10 --objective fidelity", "a line of figures for each seed"
                "transpile - --json < circuit.qasm", "with layouts, as JSON"
                "transpile a.qasm b.qasm --json | hybhanas cost --physical --batch -", "the costs of what was compiled"
            ]
            "check",
            [
                "check circuit.qasm", "unused qubits, gates after measurements, pairs that cancel, ..."
                "check circuit.qasm --budget qubits=8,depth=40 --backend brisbane", "whether it fits"
            ]
            "backends", [ "backends list", "the bundled calibrations" ]
            "backends list",
            [
                "backends list", "the bundled calibrations"
                "backends list --account", "those of your IBM account"
            ]
            "backends status", [ "backends status torino", "whether it takes jobs just now" ]
            "backends show", [ "backends show brisbane", "qubits, coupling map, medians and worst entries" ]
            "backends import",
            [
                "backends import configuration.json properties.json --name mine --out mine.json",
                "a backend of your own from IBM's files"
            ]
            "backends refresh",
            [
                "backends refresh torino", "then: hybhanas cost circuit.qasm --backend ibm_torino"
            ]
            "backends export", [ "backends export brisbane --out brisbane.json", "a file to edit" ]
            "backends diff",
            [
                "backends diff fez marrakesh --threshold 0.2", "entries that differ by more than a fifth"
            ]
            "backends synthesize",
            [
                "backends synthesize --topology grid --qubits 64 --like fez --out grid.json", "a device that does not exist yet"
            ]
            "datasets", [ "datasets list", "names, shapes and sizes" ]
            "datasets list", [ "datasets list", "names, shapes and sizes" ]
            "datasets download",
            [
                "datasets download mnist --out data/mnist", "then: hybhanas search --dataset mnist --data-folder data/mnist"
            ]
            "throughput", [ "throughput --renew", "measures this machine again" ]
            "study", [ "study flops", "FLOPs against hardware time" ]
            "study gate-time", [ "study gate-time --backend fez --out gate-time.svg", "with a plot" ]
            "study algorithms", [ "study algorithms --seeds 5", "fewer repeats than the published study" ]
            "study rank-correlation", [ "study rank-correlation --dataset iris --networks 10", "a small one" ]
            "study flops",
            [
                "study flops --backend fez --qubits 4", "another backend, a narrower network"
            ]
            "doctor",
            [
                "doctor", "ends with 1 where something is broken, and says how to mend it"
                "doctor --data-folder data/mnist", "the files of MNIST too"
            ]
            "completions",
            [
                "completions bash > ~/.local/share/bash-completion/completions/hybhanas", "for bash"
                "completions zsh > ~/.zfunc/_hybhanas", "for zsh, where ~/.zfunc is in fpath"
                "completions fish > ~/.config/fish/completions/hybhanas.fish", "for fish"
                "completions powershell >> $PROFILE", "for PowerShell"
            ]
        ]

/// The examples of a command, by its words; empty for the program.
let ofCommand (path: string list) : (string * string) list =
    all |> Map.tryFind (String.concat " " path) |> Option.defaultValue []

/// The examples as the help shows them, with a heading.
let text (path: string list) : string =
    match ofCommand path with
    | [] -> ""
    | examples ->
        let width = examples |> List.map (fst >> String.length) |> List.max |> min 58

        let line (command: string, what) =
            if command.Length > width then
                $"    hybhanas {command}\n        {what}"
            else
                $"    hybhanas {command.PadRight width} {what}"

        "EXAMPLES:\n\n" + (examples |> List.map line |> String.concat "\n") + "\n"
