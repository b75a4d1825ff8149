/// Everything that decides a search, part by part, before it is checked.
namespace HybHanas.Core.Searching

open System
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Costing
open HybHanas.Core.Networks

type DataChoices =
    {
        Set: string option
        Folder: string option
        Csv: string option
        Label: string option
        Images: string option
        Labels: string option
        PerClass: int option
        Validation: float
        Test: float
    }

[<RequireQualifiedAccess>]
type NetworkMode =
    | Fixed
    | Variable

type FixedStages =
    {
        Convolutions: ConvolutionStage list
        Dense: DenseStage list option
    }

type VariableStages =
    {
        Convolutions: CnnChoices
        Dense: DenseChoices
    }

type NetworkChoices =
    {
        Mode: NetworkMode
        Form: HybridForm
        Fixed: FixedStages
        Variable: VariableStages
    }

[<RequireQualifiedAccess>]
type LayerKind =
    | Patterned
    | Ranged

type CircuitSpecification =
    {
        Layers: LayerKind
        Choices: CircuitChoices
        CnotRanges: IntRange
        CnotModes: CnotMode list
    }

[<RequireQualifiedAccess>]
type TrainerName =
    | Embedded
    | Supercircuit
    | Plugin of name: string

[<RequireQualifiedAccess>]
module TrainerName =

    let pattern = "^[a-z][a-z0-9-]{0,63}$"

    let range = "embedded, supercircuit, or a plug-in's name: a-z, 0-9 and -"

    let name trainer =
        match trainer with
        | TrainerName.Embedded -> "embedded"
        | TrainerName.Supercircuit -> "supercircuit"
        | TrainerName.Plugin name -> name

    let private isName (text: string) =
        not (String.IsNullOrEmpty text)
        && text.Length <= 64
        && Char.IsAsciiLetterLower text[0]
        && text
           |> Seq.forall (fun c -> Char.IsAsciiLetterLower c || Char.IsAsciiDigit c || c = '-')

    let parse text =
        match text with
        | "embedded" -> Ok TrainerName.Embedded
        | "supercircuit" -> Ok TrainerName.Supercircuit
        | _ when isName text -> Ok(TrainerName.Plugin text)
        | _ -> Error(HybHanasError.OutOfRange("trainer", $"'{text}'", range))

type TrainingChoices =
    {
        Epochs: int
        BatchSize: int
        LearningRate: float
        LearningRates: float list option
        StopBelow: float option
        StopAfter: int
        Rungs: int
        Folds: int option
        Trainer: TrainerName
        SharedEpochs: int
    }

[<RequireQualifiedAccess>]
type AlgorithmName =
    | Surrogate
    | Nsga2
    | Random

type SearchChoices =
    {
        Algorithm: AlgorithmName
        Population: int
        Generations: int
        Seed: uint64
    }

[<RequireQualifiedAccess>]
type RuntimeSource =
    | Modelled
    | Measured

type CostChoices =
    {
        Backend: string
        CostOver: CostOver
        Shots: int
        Level: int
        GateTime: GateTime
        Decoherence: Decoherence
        CuttingTarget: int option
        Runtime: RuntimeSource
        Throughput: float option
        QuantumWatts: float option
        ClassicalWatts: float option
    }

type SpecificationParts =
    {
        Description: string option
        Data: DataChoices
        Network: NetworkChoices
        Circuit: CircuitSpecification
        Training: TrainingChoices
        Search: SearchChoices
        Cost: CostChoices
        Objectives: Quantity list
        Constraints: Constraint list
    }

type SpecificationFault =
    {
        Path: string
        Line: int
        Column: int
        Error: HybHanasError
    }

[<RequireQualifiedAccess>]
module SpecificationFault =

    let message (fault: SpecificationFault) : string =
        let place =
            [
                if fault.Line > 0 then
                    $"line {fault.Line}"
                if fault.Path <> "" then
                    fault.Path
            ]
            |> String.concat ", "

        let text = HybHanasError.message fault.Error
        if place = "" then text else $"{place}: {text}"
