/// The command line as Argu sees it. Every option's text is its help.
module HybHanas.Cli.Arguments

open Argu

type SearchArguments =
    | [<AltCommandLine("-d")>] Dataset of name: string
    | Data_Folder of folder: string
    | Per_Class of count: int
    | Validation of share: float
    | [<AltCommandLine("-b")>] Backend of backend: string
    | Mode of mode: string
    | Scaling of form: string
    | Qubits of range: string
    | Depth of range: string
    | [<AltCommandLine("-a")>] Algorithm of algorithm: string
    | [<AltCommandLine("-p")>] Population of count: int
    | [<AltCommandLine("-g")>] Generations of count: int
    | [<AltCommandLine("-e")>] Epochs of count: int
    | Batch of samples: int
    | Learning_Rate of rate: float
    | Stop_Below of accuracy: float
    | Stop_After of epochs: int
    | Shots of count: int
    | Gate_Time of convention: string
    | Decoherence of convention: string
    | [<AltCommandLine("-s")>] Seed of number: uint64
    | Throughput of gigaflops: float
    | Threads of count: int
    | [<AltCommandLine("-o")>] Out of folder: string
    | Json
    | Quiet

    interface IArgParserTemplate with
        member this.Usage =
            match this with
            | Dataset _ -> "data set: iris, wine, breast-cancer, digits, mnist, fashion-mnist (default digits)."
            | Data_Folder _ -> "folder of the IDX files of mnist or fashion-mnist."
            | Per_Class _ -> "use the first COUNT samples of each class (default: all)."
            | Validation _ -> "share of each class kept for validation (default 0.2)."
            | Backend _ -> "backend name (see 'hybhanas backends list') or a calibration file (default brisbane)."
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
            | Stop_After _ -> "epochs before a training may end early (default 2)."
            | Shots _ -> "shots for each expectation value (default 1000)."
            | Gate_Time _ ->
                "scheduled: makespan of the schedule; analytical: virtual rotations are charged too (default scheduled)."
            | Decoherence _ -> "idle: each qubit its idle time; whole: the whole duration, average T1 and T2 (default idle)."
            | Seed _ -> "seed of the run; the same seed gives the same front (default 1)."
            | Throughput _ -> "classical throughput in GFLOP/s (default: measured once on this machine and kept)."
            | Threads _ -> "networks trained at the same time (default: every core); does not change the front."
            | Out _ -> "folder of the run, new or empty (default: a new one under runs/)."
            | Json -> "print the result as JSON on standard output; progress goes to standard error."
            | Quiet -> "no progress."

type CostArguments =
    | [<MainCommand; ExactlyOnce>] File of qasm: string
    | [<AltCommandLine("-b")>] Backend of backend: string
    | Shots of count: int
    | Parameters of count: int
    | Batch of samples: int
    | Steps of count: int
    | Gate_Time of convention: string
    | Decoherence of convention: string
    | [<AltCommandLine("-s")>] Seed of number: uint64
    | Json

    interface IArgParserTemplate with
        member this.Usage =
            match this with
            | File _ -> "circuit in OpenQASM 2 or 3; - reads standard input."
            | Backend _ -> "backend name (see 'hybhanas backends list') or a calibration file (default brisbane)."
            | Shots _ -> "executions for each evaluation (default 1000)."
            | Parameters _ -> "trainable angles, for the parameter-shift gradient at two evaluations each (default 0)."
            | Batch _ -> "samples of a training step (default 1)."
            | Steps _ -> "training steps in all (default 1)."
            | Gate_Time _ -> "scheduled or analytical (default scheduled)."
            | Decoherence _ -> "idle or whole (default idle)."
            | Seed _ -> "seed of the transpiler's trials (default 1)."
            | Json -> "print the result as JSON."

type AlgorithmStudyArguments =
    | Seeds of count: int
    | Noise of deviation: float
    | Json

    interface IArgParserTemplate with
        member this.Usage =
            match this with
            | Seeds _ -> "searches of each row (default 31)."
            | Noise _ -> "standard deviation of a training's luck, in shares of accuracy (default 0)."
            | Json -> "print the result as JSON."

type StudyArguments =
    | [<CliPrefix(CliPrefix.None)>] Algorithms of ParseResults<AlgorithmStudyArguments>

    interface IArgParserTemplate with
        member this.Usage =
            match this with
            | Algorithms _ -> "the search algorithms on synthetic problems whose best networks are known."

type ListArguments =
    | [<Hidden>] Unused
    | Json

    interface IArgParserTemplate with
        member this.Usage =
            match this with
            | Unused -> ""
            | Json -> "print the result as JSON."

type ShowArguments =
    | [<MainCommand; ExactlyOnce>] Name of backend: string
    | Json

    interface IArgParserTemplate with
        member this.Usage =
            match this with
            | Name _ -> "backend name or a calibration file."
            | Json -> "print the result as JSON."

type ImportArguments =
    | [<MainCommand; ExactlyOnce>] Files of configuration: string * properties: string
    | [<Mandatory>] Name of name: string
    | [<AltCommandLine("-o"); Mandatory>] Out of file: string

    interface IArgParserTemplate with
        member this.Usage =
            match this with
            | Files _ -> "IBM's configuration.json and properties.json of one backend."
            | Name _ -> "name of the backend in tables and run folders."
            | Out _ -> "calibration file to write; --backend takes it afterwards."

type BackendsArguments =
    | [<CliPrefix(CliPrefix.None)>] List of ParseResults<ListArguments>
    | [<CliPrefix(CliPrefix.None)>] Show of ParseResults<ShowArguments>
    | [<CliPrefix(CliPrefix.None)>] Import of ParseResults<ImportArguments>

    interface IArgParserTemplate with
        member this.Usage =
            match this with
            | List _ -> "the bundled backends, a line each."
            | Show _ -> "one backend in full: qubits, couplings, medians, anything odd."
            | Import _ -> "turn IBM's two JSON files into a calibration file."

type DatasetsArguments =
    | [<CliPrefix(CliPrefix.None)>] List of ParseResults<ListArguments>
    | [<CliPrefix(CliPrefix.None)>] Download of ParseResults<DownloadArguments>

    interface IArgParserTemplate with
        member this.Usage =
            match this with
            | List _ -> "the data sets by name, with samples, shape and classes."
            | Download _ -> "fetch the IDX files of mnist or fashion-mnist and check them."

and DownloadArguments =
    | [<MainCommand; ExactlyOnce>] Name of dataset: string
    | [<AltCommandLine("-o"); Mandatory>] Out of folder: string

    interface IArgParserTemplate with
        member this.Usage =
            match this with
            | Name _ -> "mnist or fashion-mnist."
            | Out _ -> "folder for the files; --data-folder takes it afterwards."

[<HelpDescription("Show this help.")>]
type Arguments =
    | [<CliPrefix(CliPrefix.None)>] Search of ParseResults<SearchArguments>
    | [<CliPrefix(CliPrefix.None)>] Cost of ParseResults<CostArguments>
    | [<CliPrefix(CliPrefix.None)>] Backends of ParseResults<BackendsArguments>
    | [<CliPrefix(CliPrefix.None)>] Datasets of ParseResults<DatasetsArguments>
    | [<CliPrefix(CliPrefix.None)>] Study of ParseResults<StudyArguments>
    | Version

    interface IArgParserTemplate with
        member this.Usage =
            match this with
            | Search _ -> "search hybrid networks for a data set and a backend; prints and saves the Pareto front."
            | Cost _ -> "what a circuit costs on a backend, in seconds."
            | Backends _ -> "the calibrated backends: list, show, import."
            | Datasets _ -> "the data sets: list, download."
            | Study _ -> "repeat a study of docs/: algorithms."
            | Version -> "print the version."
