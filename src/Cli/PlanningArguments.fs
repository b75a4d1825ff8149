/// Command lines of `backends export | diff | synthesize`, `throughput` and `study`.
module HybHanas.Cli.PlanningArguments

open Argu

type ExportArguments =
    | [<MainCommand; ExactlyOnce>] Name of backend: string
    | [<AltCommandLine("-o"); Mandatory>] Out of file: string

    interface IArgParserTemplate with
        member this.Usage =
            match this with
            | Name _ -> "backend name or a calibration file."
            | Out _ -> "calibration file to write; --backend takes it afterwards."

type DiffArguments =
    | [<MainCommand; ExactlyOnce>] Names of first: string * second: string
    | Threshold of share: float
    | Json

    interface IArgParserTemplate with
        member this.Usage =
            match this with
            | Names _ -> "two backend names or calibration files."
            | Threshold _ -> "list entries that changed by more than this share (default 0.1)."
            | Json -> "print the result as JSON."

type SynthesizeArguments =
    | [<Mandatory>] Topology of shape: string
    | [<Mandatory>] Qubits of count: int
    | [<Mandatory>] Like of backend: string
    | [<AltCommandLine("-o"); Mandatory>] Out of file: string

    interface IArgParserTemplate with
        member this.Usage =
            match this with
            | Topology _ -> "linear, grid, heavy-hex or full."
            | Qubits _ -> "number of qubits, 2..1024; full 2..256."
            | Like _ -> "backend that gives the medians: a name or a calibration file."
            | Out _ -> "calibration file to write; --backend takes it afterwards."

type ThroughputArguments =
    | Renew
    | Trainer of engine: string
    | Trainer_Folder of folder: string
    | Json

    interface IArgParserTemplate with
        member this.Usage =
            match this with
            | Renew -> "measure again and keep the new figure."
            | Trainer _ -> "whose figure: embedded, or a plug-in's name, such as torchsharp (default embedded)."
            | Trainer_Folder _ -> OptionText.trainerFolder
            | Json -> "print the result as JSON."

type GateTimeArguments =
    | [<AltCommandLine("-b")>] Backend of backend: string
    | Circuits of count: int
    | [<AltCommandLine("-s")>] Seed of number: uint64
    | [<AltCommandLine("-o")>] Out of file: string
    | Json

    interface IArgParserTemplate with
        member this.Usage =
            match this with
            | Backend _ -> "backend name or a calibration file; may be given several times (default brisbane and fez)."
            | Circuits _ -> "random circuits for each number of qubits and depth (default 3)."
            | Seed _ -> "seed of the circuits and of the transpiler's trials (default 1)."
            | Out _ -> "SVG file for the plot."
            | Json -> "print every circuit as JSON."

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

type RankCorrelationArguments =
    | [<AltCommandLine("-d")>] Dataset of name: string
    | Data_Folder of folder: string
    | Per_Class of count: int
    | Networks of count: int
    | [<AltCommandLine("-e")>] Epochs of count: int
    | Full_Epochs of count: int
    | [<AltCommandLine("-s")>] Seed of number: uint64
    | Threads of count: int
    | Json

    interface IArgParserTemplate with
        member this.Usage =
            match this with
            | Dataset _ -> "data set; may be given several times (default digits and iris)."
            | Data_Folder _ -> "folder of the IDX files of mnist or fashion-mnist."
            | Per_Class _ -> "use the first COUNT samples of each class (default: all)."
            | Networks _ -> "random networks for each data set and form (default 30)."
            | Epochs _ -> "few epochs to compare; may be given several times (default 2 and 5)."
            | Full_Epochs _ -> "epochs of a full training (default 20)."
            | Seed _ -> "seed of networks, split and trainings (default 1)."
            | Threads _ -> "networks trained at the same time (default: every core)."
            | Json -> "print the result as JSON."

[<RequireQualifiedAccess>]
type FlopsStudyArguments =
    | [<AltCommandLine("-b")>] Backend of backend: string
    | Qubits of count: int
    | [<AltCommandLine("-s")>] Seed of number: uint64
    | Json

    interface IArgParserTemplate with
        member this.Usage =
            match this with
            | Backend _ -> "backend name or a calibration file (default brisbane)."
            | Qubits _ -> "qubits of the networks (default 6)."
            | Seed _ -> "seed of the angles and of the transpiler's trials (default 1)."
            | Json -> "print the rows as JSON."

type StudyArguments =
    | [<CliPrefix(CliPrefix.None)>] Gate_Time of ParseResults<GateTimeArguments>
    | [<CliPrefix(CliPrefix.None)>] Algorithms of ParseResults<AlgorithmStudyArguments>
    | [<CliPrefix(CliPrefix.None)>] Rank_Correlation of ParseResults<RankCorrelationArguments>
    | [<CliPrefix(CliPrefix.None)>] Flops of ParseResults<FlopsStudyArguments>

    interface IArgParserTemplate with
        member this.Usage =
            match this with
            | Gate_Time _ -> "analytical against scheduled gate times of random circuits, 2 to 5 qubits, depth 50 to 600."
            | Algorithms _ -> "the search algorithms on synthetic problems whose best networks are known."
            | Rank_Correlation _ -> "whether networks rank after few epochs as after a full training."
            | Flops _ -> "FLOPs against hardware time of one network with 1 to 15 layers in its circuit."
