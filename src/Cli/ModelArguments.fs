/// The command line of trained models as Argu sees it. Every option's text is its help.
module HybHanas.Cli.ModelArguments

open Argu

type TrainArguments =
    | [<MainCommand; ExactlyOnce>] Run of folder: string
    | Pick of networks: string
    | [<AltCommandLine("-e")>] Epochs of count: int
    | Seeds of count: int
    | Schedule of schedule: string
    | With_Validation
    | Trainer of engine: string
    | Trainer_Folder of folder: string
    | Threads of count: int
    | [<AltCommandLine("-o")>] Out of folder: string
    | Json
    | Quiet

    interface IArgParserTemplate with
        member this.Usage =
            match this with
            | Run _ -> "folder of a run."
            | Pick _ ->
                "networks by id, best (highest validation accuracy), loss (lowest validation loss of all) or knee (farthest below the plane through the front's extremes), with commas (default best)."
            | Epochs _ -> "epochs of each training (default 30)."
            | Seeds _ -> "trainings of each network and of its classical twin (default 5)."
            | Schedule _ ->
                "one-cycle: up to twice the search's learning rate and down to almost 0; constant (default one-cycle)."
            | With_Validation -> "train on the validation part too; in runs with a test part."
            | Trainer _ -> "embedded, or a plug-in's name, such as torchsharp (default: what trained the run's networks)."
            | Trainer_Folder _ -> OptionText.trainerFolder
            | Threads _ -> "trainings at the same time (default: every core); does not change the outcome."
            | Out _ -> "folder of the model files (default: models in the run's folder)."
            | Json -> "print the result as JSON on standard output; progress goes to standard error."
            | Quiet -> "no progress."

type PredictArguments =
    | [<MainCommand; ExactlyOnce>] Model of file: string
    | [<AltCommandLine("-d")>] Dataset of name: string
    | Data_Folder of folder: string
    | Data of file: string
    | Label of column: string
    | Images of file: string
    | Labels of file: string
    | [<AltCommandLine("-o")>] Out of file: string
    | Json

    interface IArgParserTemplate with
        member this.Usage =
            match this with
            | Model _ -> "model file that 'hybhanas train' saved."
            | Dataset _ -> "judge the samples of a known data set (see 'hybhanas datasets list')."
            | Data_Folder _ -> "folder of its IDX files, for mnist and fashion-mnist."
            | Data _ -> "judge the rows of a CSV file with a header."
            | Label _ -> "its column of classes (default: the one of the model's own data, where it is there)."
            | Images _ -> "judge the images of an IDX file."
            | Labels _ -> "the IDX file of their classes, where they are known."
            | Out _ -> "file to write to (default: standard output)."
            | Json -> "JSON in the place of CSV."

type ModelExportArguments =
    | [<MainCommand; ExactlyOnce>] Model of file: string
    | [<Mandatory>] As of format: string
    | Sample of row: int
    | [<AltCommandLine("-d")>] Dataset of name: string
    | Data_Folder of folder: string
    | Data of file: string
    | Label of column: string
    | Images of file: string
    | [<AltCommandLine("-o")>] Out of file: string

    interface IArgParserTemplate with
        member this.Usage =
            match this with
            | Model _ -> "model file that 'hybhanas train' saved."
            | As _ ->
                "openqasm2 or openqasm3: the circuit; pytorch or pennylane: a script of the whole network that checks itself."
            | Sample _ ->
                "the circuit with the inputs of this sample, from 1, of the data given or of the model's examples; without it OpenQASM 3 takes them as input parameters."
            | Dataset _ -> "data set of the sample."
            | Data_Folder _ -> "folder of its IDX files, for mnist and fashion-mnist."
            | Data _ -> "CSV file of the sample."
            | Label _ -> "its column of classes."
            | Images _ -> "IDX file of the sample."
            | Out _ -> "file to write to (default: standard output)."
