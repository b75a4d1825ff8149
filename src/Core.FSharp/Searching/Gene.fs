/// One choice that a search makes: a named gene with its levels, numbered from 0.
namespace HybHanas.Core.Searching

open HybHanas.Core

[<RequireQualifiedAccess>]
type GeneKind =
    | Categorical of names: string list
    | Ordered of names: string list
    | Integer of low: int * high: int * step: int

type Gene =
    private
        {
            Label: string
            Choice: GeneKind
            Condition: (string * int) option
        }

    member this.Name = this.Label

    member this.Kind = this.Choice

    member this.OnlyFrom = this.Condition

    member this.Levels =
        match this.Choice with
        | GeneKind.Categorical names
        | GeneKind.Ordered names -> names.Length
        | GeneKind.Integer(low, high, step) -> (high - low) / step + 1

    member this.IsOrdered = not this.Choice.IsCategorical

[<RequireQualifiedAccess>]
module Gene =

    let private named name kind =
        if System.String.IsNullOrWhiteSpace name then
            Error(HybHanasError.OutOfRange("name of a gene", "empty", "a name"))
        else
            Ok
                {
                    Label = name
                    Choice = kind
                    Condition = None
                }

    let private ofNames (kind: string list -> GeneKind) (name: string) (names: string list) =
        if names.IsEmpty then
            Error(HybHanasError.ImpossibleSpace(name, "give it at least one value"))
        elif (List.distinct names).Length < names.Length then
            let repeated =
                names |> List.countBy id |> List.find (fun (_, count) -> count > 1) |> fst

            Error(HybHanasError.OutOfRange($"values of gene '{name}'", $"'{repeated}' twice", "each value once"))
        else
            named name (kind names)

    let categorical (name: string) (names: string list) : Result<Gene, HybHanasError> = ofNames GeneKind.Categorical name names

    let ordered (name: string) (names: string list) : Result<Gene, HybHanasError> = ofNames GeneKind.Ordered name names

    let stepped (name: string) (low: int) (high: int) (step: int) : Result<Gene, HybHanasError> =
        if low > high then
            Error(HybHanasError.ImpossibleSpace(name, $"its range {low}..{high} is empty"))
        elif step < 1 then
            Error(HybHanasError.OutOfRange($"step of gene '{name}'", string step, "at least 1"))
        elif (int64 high - int64 low) / int64 step >= 10000L then
            Error(HybHanasError.OutOfRange($"range of gene '{name}'", $"{low}..{high}", "at most 10000 values"))
        else
            named name (GeneKind.Integer(low, high, step))

    let integer (name: string) (low: int) (high: int) : Result<Gene, HybHanasError> = stepped name low high 1

    let onlyFrom (controller: string) (minimum: int) (gene: Gene) : Gene =
        { gene with
            Condition = Some(controller, minimum)
        }

    let tryInteger (level: int) (gene: Gene) : int option =
        match gene.Kind with
        | GeneKind.Categorical _
        | GeneKind.Ordered _ -> None
        | GeneKind.Integer(low, _, step) -> Some(low + level * step)

    let value (level: int) (gene: Gene) : string =
        match gene.Kind with
        | GeneKind.Categorical names
        | GeneKind.Ordered names -> names[level]
        | GeneKind.Integer(low, _, step) -> string (low + level * step)
