/// Command lines of `backends`, `datasets` and `presets` as Argu sees them. Every option's text is its help.
module HybHanas.Cli.LibraryArguments

open Argu
open HybHanas.Cli.PlanningArguments

type ListArguments =
    | [<Hidden>] Unused
    | Json

    interface IArgParserTemplate with
        member this.Usage =
            match this with
            | Unused -> ""
            | Json -> "print the result as JSON."

type BackendListArguments =
    | Account
    | Json

    interface IArgParserTemplate with
        member this.Usage =
            match this with
            | Account -> "instead: what your IBM Quantum account can use, with its queues."
            | Json -> "print the result as JSON."

type StatusArguments =
    | [<MainCommand; ExactlyOnce>] Name of backend: string
    | Json

    interface IArgParserTemplate with
        member this.Usage =
            match this with
            | Name _ -> "backend of your account, with or without ibm_."
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

type RefreshArguments =
    | [<MainCommand; ExactlyOnce>] Name of backend: string
    | Json

    interface IArgParserTemplate with
        member this.Usage =
            match this with
            | Name _ -> "backend of your account, with or without ibm_; afterwards --backend ibm_NAME takes it."
            | Json -> "print the result as JSON."

type BackendsArguments =
    | [<CliPrefix(CliPrefix.None)>] List of ParseResults<BackendListArguments>
    | [<CliPrefix(CliPrefix.None)>] Status of ParseResults<StatusArguments>
    | [<CliPrefix(CliPrefix.None)>] Show of ParseResults<ShowArguments>
    | [<CliPrefix(CliPrefix.None)>] Import of ParseResults<ImportArguments>
    | [<CliPrefix(CliPrefix.None)>] Refresh of ParseResults<RefreshArguments>
    | [<CliPrefix(CliPrefix.None)>] Export of ParseResults<ExportArguments>
    | [<CliPrefix(CliPrefix.None)>] Diff of ParseResults<DiffArguments>
    | [<CliPrefix(CliPrefix.None)>] Synthesize of ParseResults<SynthesizeArguments>

    interface IArgParserTemplate with
        member this.Usage =
            match this with
            | List _ -> "the bundled backends, or those of your account, a line each."
            | Status _ -> "whether a backend of your account takes jobs just now, and how many wait."
            | Show _ -> "one backend in full: qubits, coupling map, medians and worst entries, age, anything odd."
            | Import _ -> "turn IBM's two JSON files into a calibration file."
            | Refresh _ -> "bring a backend's present calibration from IBM Quantum Platform into the cache."
            | Export _ -> "write a backend's calibration file."
            | Diff _ -> "what changed between two backends or two calibrations of one."
            | Synthesize _ -> "a calibration file for planning: another coupling map with the medians of a backend."

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

type PresetShowArguments =
    | [<MainCommand; ExactlyOnce>] Name of preset: string

    interface IArgParserTemplate with
        member this.Usage =
            match this with
            | Name _ -> "name of the search (hybhanas presets list)."

/// A command without options.
type NoArguments =
    | [<Hidden>] Nothing

    interface IArgParserTemplate with
        member this.Usage =
            match this with
            | Nothing -> ""

[<RequireQualifiedAccess>]
type PresetsArguments =
    | [<CliPrefix(CliPrefix.None)>] List of ParseResults<NoArguments>
    | [<CliPrefix(CliPrefix.None)>] Show of ParseResults<PresetShowArguments>
    | [<CliPrefix(CliPrefix.None)>] Schema of ParseResults<NoArguments>

    interface IArgParserTemplate with
        member this.Usage =
            match this with
            | PresetsArguments.List _ -> "the searches of the papers."
            | PresetsArguments.Show _ -> "one of them as a specification, to edit and run with --spec."
            | PresetsArguments.Schema _ -> "the JSON schema of specification files, for editors."
