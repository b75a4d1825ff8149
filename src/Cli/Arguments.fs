/// The command line as Argu sees it. Every option's text is its help.
module HybHanas.Cli.Arguments

open Argu
open HybHanas.Cli.CircuitArguments
open HybHanas.Cli.LibraryArguments
open HybHanas.Cli.ModelArguments
open HybHanas.Cli.PlanningArguments
open HybHanas.Cli.ReportArguments
open HybHanas.Cli.ShellArguments

type SearchArguments =
    | Preset of name: string
    | Spec of file: string
    | [<AltCommandLine("-d")>] Dataset of name: string
    | Data_Folder of folder: string
    | Data of file: string
    | Label of column: string
    | Images of file: string
    | Labels of file: string
    | Per_Class of count: int
    | Validation of share: float
    | Test of share: float
    | [<AltCommandLine("-b")>] Backend of backend: string
    | Cost_Over of figure: string
    | Refresh_After of time: string
    | Mode of mode: string
    | Scaling of form: string
    | Qubits of range: string
    | Depth of range: string
    | Objectives of names: string
    | Constraint of bound: string
    | Cutting_Target of qubits: int
    | Runtime of source: string
    | [<AltCommandLine("-a")>] Algorithm of algorithm: string
    | [<AltCommandLine("-p")>] Population of count: int
    | [<AltCommandLine("-g")>] Generations of count: int
    | [<AltCommandLine("-e")>] Epochs of count: int
    | Batch of samples: int
    | Learning_Rate of rate: float
    | Stop_Below of accuracy: float
    | Stop_After of epochs: int
    | Rungs of count: int
    | Folds of count: int
    | Trainer of trainer: string
    | Trainer_Folder of folder: string
    | Shots of count: int
    | Gate_Time of convention: string
    | Decoherence of convention: string
    | Billing
    | Job_Overhead of seconds: float
    | Rep_Delay of seconds: float
    | Circuits_Per_Job of count: int
    | Quantum_Watts of power: float
    | Classical_Watts of power: float
    | [<AltCommandLine("-l")>] Level of number: int
    | [<AltCommandLine("-s")>] Seed of number: uint64
    | Throughput of gigaflops: float
    | Threads of count: int
    | Time_Limit of time: string
    | Max_Trainings of count: int
    | Cache
    | [<AltCommandLine("-o")>] Out of folder: string
    | Json
    | Quiet

    interface IArgParserTemplate with
        member this.Usage =
            match this with
            | Dataset _ -> "data set: iris, wine, breast-cancer, digits, mnist, fashion-mnist (default digits)."
            | Preset _ -> "start from the search of a paper (hybhanas presets list); other options override it."
            | Spec _ ->
                "start from a specification file (docs/specification.md), - for standard input; other options override it."
            | Data _ -> "own table: a CSV file with a header, all columns but the label numbers."
            | Label _ -> "the CSV file's column of classes (default: the last)."
            | Images _ -> "own images: an IDX file, with --labels."
            | Labels _ -> "the IDX file of their classes."
            | Test _ -> "share of each class that the search never sees, kept for the final training (default 0)."
            | Objectives _ ->
                "what is balanced: accuracy and others, with commas (default accuracy,total-time,parameters; docs/specification.md)."
            | Constraint _ ->
                "what every network must meet, such as 'quantum-time <= 60 s' or 'qubits <= 8'; may be given more than once."
            | Cutting_Target _ -> "qubits of a part of a cut circuit, for subcircuits and cutting-overhead."
            | Runtime _ ->
                "runtime-per-sample is modelled, or measured: wall time on this machine, which differs between runs (default modelled)."
            | Data_Folder _ -> "folder of the IDX files of mnist or fashion-mnist."
            | Per_Class _ -> "use the first COUNT samples of each class (default: all)."
            | Validation _ -> "share of each class kept for validation (default 0.2)."
            | Backend _ -> OptionText.backend
            | Cost_Over _ ->
                "of several calibrations, the cost that counts: median, or worst, to be prepared for the worst day (default median)."
            | Refresh_After _ ->
                "between generations ask for the calibration of ibm_NAME anew where it is older than this, such as 30m; new ones count beside earlier ones."
            | Mode _ -> "variable: search the classical part too; fixed: only the quantum part (default variable)."
            | Scaling _ -> "recipe: scaled angles and expectations that train; paper: pi*tanh unscaled (default recipe)."
            | Qubits _ -> "qubits of the circuit, LOW..HIGH or one number (default 2..12)."
            | Depth _ -> "layers of the circuit, LOW..HIGH or one number (default 1..15)."
            | Algorithm _ -> "surrogate: a model of the accuracy chooses; nsga2: as in the papers; random (default surrogate)."
            | Population _ -> "networks of a generation (default 12)."
            | Generations _ -> "generations, the first included (default 8)."
            | Epochs _ -> "epochs of each training (default 5)."
            | Batch _ -> "samples of a training step (default 32)."
            | Learning_Rate _ -> "Adam's learning rate (default 0.01)."
            | Stop_Below _ ->
                "end a training whose accuracy is below this after --stop-after epochs; 0 never (default by classes: 0.2 for ten)."
            | Trainer _ ->
                "embedded: from fresh weights; supercircuit: from a slice of the largest network's; or a plug-in's name, such as torchsharp (default embedded)."
            | Trainer_Folder _ -> OptionText.trainerFolder
            | Stop_After _ -> "epochs before a training may end early (default 2)."
            | Rungs _ ->
                "rungs of successive halving: each has a third of the next one's epochs, and the best third goes on (default 1: none is stopped)."
            | Folds _ ->
                "cross-validation: train each network COUNT times, each judged by another part of the samples (default 5 for tables of fewer than 1,000 samples, else 1)."
            | Shots _ -> "shots for each expectation value (default 1000)."
            | Gate_Time _ -> OptionText.gateTime
            | Decoherence _ -> OptionText.decoherence
            | Billing -> OptionText.billing
            | Job_Overhead _ -> OptionText.jobOverhead
            | Rep_Delay _ -> OptionText.repDelay
            | Circuits_Per_Job _ -> OptionText.circuitsPerJob
            | Quantum_Watts _ -> OptionText.quantumWatts
            | Classical_Watts _ -> OptionText.classicalWatts
            | Level _ -> "transpile level, 0 to 3 (default 3)."
            | Seed _ -> "seed of the run; the same seed gives the same front (default 1)."
            | Throughput _ -> "classical throughput in GFLOP/s (default: measured once on this machine and kept)."
            | Threads _ -> "networks trained at the same time (default: every core); does not change the front."
            | Time_Limit _ -> "end after this time, such as 90s, 10m or 2h; 'hybhanas resume' goes on."
            | Max_Trainings _ -> "end after so many trainings; 'hybhanas resume' goes on."
            | Cache -> OptionText.cache
            | Out _ -> "folder of the run, new or empty (default: a new one under runs/)."
            | Json -> "print the result as JSON on standard output; progress goes to standard error."
            | Quiet -> "no progress."

[<RequireQualifiedAccess>]
type InitArguments =
    | [<AltCommandLine("-o")>] Out of file: string
    | [<AltCommandLine("-y")>] Yes
    | Run
    | No_Estimate
    | [<AltCommandLine("-d")>] Dataset of name: string
    | Label of column: string
    | Data_Folder of folder: string
    | Test of share: string
    | Mode of mode: string
    | Layers of count: string
    | Channels of values: string
    | Kernels of values: string
    | Strides of values: string
    | Poolings of values: string
    | Dropouts of values: string
    | Widths of values: string
    | Qubits of range: string
    | Depth of range: string
    | [<AltCommandLine("-b")>] Backend of backend: string
    | [<AltCommandLine("-p")>] Population of count: string
    | [<AltCommandLine("-g")>] Generations of count: string
    | [<AltCommandLine("-e")>] Epochs of count: string

    interface IArgParserTemplate with
        member this.Usage =
            match this with
            | InitArguments.Out _ -> "file of the specification, new (default search.json)."
            | InitArguments.Yes -> "ask nothing: what is not given takes its default."
            | InitArguments.Run -> "run the search when the specification is written."
            | InitArguments.No_Estimate -> "do not estimate how long the search will take."
            | InitArguments.Dataset _ -> "data set (hybhanas datasets list), or the path of a CSV file."
            | InitArguments.Label _ -> "the CSV file's column of classes."
            | InitArguments.Data_Folder _ -> "folder of the IDX files of mnist or fashion-mnist."
            | InitArguments.Test _ -> "share kept as a test part that the search never sees (default 0.2)."
            | InitArguments.Mode _ -> "variable: search the classical part too; fixed: only the circuit (default variable)."
            | InitArguments.Layers _ ->
                "convolutions, or dense layers for tables: LOW..HIGH in variable mode, a number in fixed mode."
            | InitArguments.Channels _ ->
                "fixed mode: output channels of each convolution, with commas; the last counts for the rest (default 16)."
            | InitArguments.Kernels _ -> "fixed mode: kernel of each convolution, 1, 3, 5 or 7 (default 3)."
            | InitArguments.Strides _ -> "fixed mode: stride of each convolution, 1 to 4 (default 1)."
            | InitArguments.Poolings _ -> "fixed mode: pooling after each convolution, none, max or average (default max)."
            | InitArguments.Dropouts _ -> "fixed mode: dropout after each convolution (default 0)."
            | InitArguments.Widths _ -> "fixed mode, tables: width of each dense layer (default 16)."
            | InitArguments.Qubits _ -> "qubits of the circuit, LOW..HIGH or one number (default 2..12)."
            | InitArguments.Depth _ -> "layers of the circuit, LOW..HIGH or one number (default 1..15)."
            | InitArguments.Backend _ -> "backend name, ibm_NAME, or a calibration file (default brisbane)."
            | InitArguments.Population _ -> "networks of a generation (default 12)."
            | InitArguments.Generations _ -> "generations, the first included (default 8)."
            | InitArguments.Epochs _ -> "epochs of each training (default 5)."

type ResumeArguments =
    | [<MainCommand; ExactlyOnce>] Run of folder: string
    | Salvage
    | Trainer_Folder of folder: string
    | Threads of count: int
    | Time_Limit of time: string
    | Max_Trainings of count: int
    | Cache
    | Json
    | Quiet

    interface IArgParserTemplate with
        member this.Usage =
            match this with
            | Run _ -> "folder of a run that ended before its time, by Ctrl-C, a crash, a full disk or a limit."
            | Salvage -> "go on without damaged lines of the journal; their networks are evaluated again."
            | Trainer_Folder _ -> OptionText.trainerFolder
            | Threads _ -> "networks trained at the same time (default: every core); does not change the front."
            | Time_Limit _ -> "end after this time, such as 90s, 10m or 2h."
            | Max_Trainings _ -> "end after so many trainings in all, earlier ones included."
            | Cache -> OptionText.cache
            | Json -> "print the result as JSON on standard output; progress goes to standard error."
            | Quiet -> "no progress."

type RunsListArguments =
    | [<MainCommand>] Folder of folder: string
    | Json

    interface IArgParserTemplate with
        member this.Usage =
            match this with
            | Folder _ -> "folder that holds run folders (default runs)."
            | Json -> "print the result as JSON."

type RunsArguments =
    | [<CliPrefix(CliPrefix.None)>] List of ParseResults<RunsListArguments>

    interface IArgParserTemplate with
        member this.Usage =
            match this with
            | List _ -> "the runs in a folder: what was searched, how far, how good."

[<HelpDescription("Show this help.")>]
type Arguments =
    | [<CliPrefix(CliPrefix.None)>] Search of ParseResults<SearchArguments>
    | [<CliPrefix(CliPrefix.None)>] Resume of ParseResults<ResumeArguments>
    | [<CliPrefix(CliPrefix.None)>] Init of ParseResults<InitArguments>
    | [<CliPrefix(CliPrefix.None)>] Presets of ParseResults<PresetsArguments>
    | [<CliPrefix(CliPrefix.None)>] Runs of ParseResults<RunsArguments>
    | [<CliPrefix(CliPrefix.None)>] Report of ParseResults<ReportArguments>
    | [<CliPrefix(CliPrefix.None)>] Watch of ParseResults<WatchArguments>
    | [<CliPrefix(CliPrefix.None)>] Train of ParseResults<TrainArguments>
    | [<CliPrefix(CliPrefix.None)>] Predict of ParseResults<PredictArguments>
    | [<CliPrefix(CliPrefix.None)>] Export of ParseResults<ModelExportArguments>
    | [<CliPrefix(CliPrefix.None)>] Cost of ParseResults<CostArguments>
    | [<CliPrefix(CliPrefix.None)>] Transpile of ParseResults<TranspileArguments>
    | [<CliPrefix(CliPrefix.None)>] Check of ParseResults<CheckArguments>
    | [<CliPrefix(CliPrefix.None)>] Backends of ParseResults<BackendsArguments>
    | [<CliPrefix(CliPrefix.None)>] Datasets of ParseResults<DatasetsArguments>
    | [<CliPrefix(CliPrefix.None)>] Throughput of ParseResults<ThroughputArguments>
    | [<CliPrefix(CliPrefix.None)>] Study of ParseResults<StudyArguments>
    | [<CliPrefix(CliPrefix.None)>] Doctor of ParseResults<DoctorArguments>
    | [<CliPrefix(CliPrefix.None)>] Completions of ParseResults<CompletionsArguments>
    | [<CliPrefix(CliPrefix.None); Hidden>] Reference of ParseResults<NoArguments>
    | Version

    interface IArgParserTemplate with
        member this.Usage =
            match this with
            | Search _ -> "search hybrid networks for a data set and a backend; prints and saves the Pareto front."
            | Resume _ -> "go on with a run that ended before its time; the outcome is that of an uninterrupted run."
            | Init _ -> "questions that make a specification; the same by options without a terminal."
            | Presets _ -> "the searches of the papers as specifications: list, show NAME, schema."
            | Runs _ -> "the runs in a folder."
            | Report _ -> "a run as one page to look at, or its tables and figures for a paper."
            | Watch _ -> "a running search live in this terminal, from its journal."
            | Train _ -> "train networks of a run in the end, beside a classical twin, and save models."
            | Predict _ -> "classes and probabilities of samples, by a saved model."
            | Export _ -> "a saved model as OpenQASM 2 or 3, or as a PyTorch or PennyLane script."
            | Cost _ -> "what a circuit costs on a backend, in seconds."
            | Transpile _ -> "compile circuits to a backend's own gates."
            | Check _ ->
                "find what is wrong or too large in a circuit, by the rules of docs/analyzers; ends with 1 where there is a warning."
            | Backends _ -> "the calibrated backends: list, show, import, refresh, export, diff, synthesize."
            | Datasets _ -> "the data sets: list, download."
            | Throughput _ -> "the classical throughput that is kept for this machine."
            | Study _ -> "repeat a study of docs/: gate-time, algorithms, rank-correlation, flops."
            | Doctor _ -> "check what this machine has: .NET, data, credentials, folders."
            | Completions _ -> "a script that completes commands, options and values in a shell."
            | Reference _ -> "this program's commands as a Markdown page."
            | Version -> "print the version."

/// The program's parser.
let parser =
    ArgumentParser.Create<Arguments>(programName = "hybhanas", checkStructure = false)
