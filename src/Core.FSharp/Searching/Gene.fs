/// One choice that a search makes: a named gene with its levels, numbered from 0.
namespace HybHanas.Core.Searching

open HybHanas.Core

/// What a gene's levels are.
[<RequireQualifiedAccess>]
type GeneKind =
    /// Names without an order.
    | Categorical of names: string list
    /// Names in an order that matters, such as the values of a learning rate.
    | Ordered of names: string list
    /// low, low + step, ... up to high.
    | Integer of low: int * high: int * step: int

/// A legal gene: a name, at least one level.
type Gene =
    private
        {
            Label: string
            Choice: GeneKind
            Condition: (string * int) option
        }

    /// Its name in specifications, errors and tables.
    member this.Name = this.Label

    /// What its levels are.
    member this.Kind = this.Choice

    /// Where set to (controller, minimum), the gene matters only where the integer gene `controller` matters and is at
    /// least `minimum`; elsewhere it is silent.
    member this.OnlyFrom = this.Condition

    /// Number of levels.
    member this.Levels =
        match this.Choice with
        | GeneKind.Categorical names
        | GeneKind.Ordered names -> names.Length
        | GeneKind.Integer(low, high, step) -> (high - low) / step + 1

    /// Whether neighbouring levels are alike: true but for categorical genes.
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

    /// At least one name, each once.
    let categorical (name: string) (names: string list) : Result<Gene, HybHanasError> = ofNames GeneKind.Categorical name names

    /// At least one name, each once, in their order.
    let ordered (name: string) (names: string list) : Result<Gene, HybHanasError> = ofNames GeneKind.Ordered name names

    /// low, low + step, ... up to high; step at least 1, at most 10,000 levels.
    let stepped (name: string) (low: int) (high: int) (step: int) : Result<Gene, HybHanasError> =
        if low > high then
            Error(HybHanasError.ImpossibleSpace(name, $"its range {low}..{high} is empty"))
        elif step < 1 then
            Error(HybHanasError.OutOfRange($"step of gene '{name}'", string step, "at least 1"))
        elif (int64 high - int64 low) / int64 step >= 10000L then
            Error(HybHanasError.OutOfRange($"range of gene '{name}'", $"{low}..{high}", "at most 10000 values"))
        else
            named name (GeneKind.Integer(low, high, step))

    /// low..high.
    let integer (name: string) (low: int) (high: int) : Result<Gene, HybHanasError> = stepped name low high 1

    /// The gene, silent unless the integer gene `controller` is at least `minimum`.
    let onlyFrom (controller: string) (minimum: int) (gene: Gene) : Gene =
        { gene with
            Condition = Some(controller, minimum)
        }

    /// The integer that a level in 0 .. Levels - 1 stands for; None for a gene of names.
    let tryInteger (level: int) (gene: Gene) : int option =
        match gene.Kind with
        | GeneKind.Categorical _
        | GeneKind.Ordered _ -> None
        | GeneKind.Integer(low, _, step) -> Some(low + level * step)

    /// What a level in 0 .. Levels - 1 stands for, in words.
    let value (level: int) (gene: Gene) : string =
        match gene.Kind with
        | GeneKind.Categorical names
        | GeneKind.Ordered names -> names[level]
        | GeneKind.Integer(low, _, step) -> string (low + level * step)
