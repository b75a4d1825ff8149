/// Bounds on quantities as text: "quantum-time <= 60 s", "qubits <= 8", "parameters <= 10 k".
namespace HybHanas.Core.Searching

open System
open System.Globalization
open System.Text.RegularExpressions
open HybHanas.Core

[<RequireQualifiedAccess>]
type Bound =
    | AtMost
    | AtLeast

type Constraint =
    private
        {
            Bounded: Quantity
            Side: Bound
            Value: float
        }

    member this.Quantity = this.Bounded

    member this.Bound = this.Side

    member this.Limit = this.Value

[<RequireQualifiedAccess>]
module Constraint =

    /// Units a quantity may be written in, the first one as it is printed.
    let private units (quantity: Quantity) : (string * float) list =
        match (Quantity.facts quantity).Unit with
        | QuantityUnit.Second ->
            [
                "s", 1.0
                "ns", 1e-9
                "us", 1e-6
                "µs", 1e-6
                "ms", 1e-3
                "min", 60.0
                "h", 3600.0
                "d", 86400.0
            ]
        | QuantityUnit.Joule ->
            [
                "J", 1.0
                "mJ", 1e-3
                "kJ", 1e3
                "MJ", 1e6
                "GJ", 1e9
                "Wh", 3600.0
                "kWh", 3.6e6
            ]
        | QuantityUnit.FloatingPointOperation ->
            [
                "FLOP", 1.0
                "kFLOP", 1e3
                "MFLOP", 1e6
                "GFLOP", 1e9
                "TFLOP", 1e12
                "PFLOP", 1e15
            ]
        | QuantityUnit.Count -> [ "", 1.0; "k", 1e3; "M", 1e6; "G", 1e9 ]
        | QuantityUnit.Share
        | QuantityUnit.LogProbability -> [ "", 1.0 ]

    let private number (value: float) =
        value.ToString("R", CultureInfo.InvariantCulture)

    let print (bounded: Constraint) : string =
        let sign =
            match bounded.Side with
            | Bound.AtMost -> "<="
            | Bound.AtLeast -> ">="

        let unit = units bounded.Bounded |> List.head |> fst
        $"{Quantity.name bounded.Bounded} {sign} {number bounded.Value} {unit}".TrimEnd()

    let create (quantity: Quantity) (bound: Bound) (limit: float) : Result<Constraint, HybHanasError> =
        if quantity = Quantity.Accuracy then
            Error(
                HybHanasError.Unsupported(
                    "a constraint on the accuracy, which is known only after a training,",
                    "a search; make it an objective"
                )
            )
        elif not (Double.IsFinite limit) then
            Error(HybHanasError.OutOfRange($"limit of {Quantity.name quantity}", number limit, "a finite number"))
        else
            Ok
                {
                    Bounded = quantity
                    Side = bound
                    Value = limit
                }

    let private form =
        Regex(
            @"^\s*(?<name>[A-Za-z][A-Za-z0-9-]*)\s*(?<sign><=|>=)\s*(?<value>[-+0-9.eE]+)\s*(?<unit>[A-Za-zµ]*)\s*$",
            RegexOptions.CultureInvariant
        )

    let private limitOf (quantity: Quantity) (text: string) (unit: string) : Result<float, HybHanasError> =
        let known = units quantity

        match Double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture) with
        | true, value ->
            match known |> List.tryFind (fun (name, _) -> name = unit) with
            | Some(_, factor) -> Ok(value * factor)
            | None ->
                let allowed = known |> List.map fst |> List.filter ((<>) "") |> String.concat ", "
                let given = if unit = "" then "missing" else $"'{unit}'"

                Error(
                    HybHanasError.OutOfRange(
                        $"unit of {Quantity.name quantity}",
                        given,
                        (if allowed = "" then "none" else allowed)
                    )
                )
        | _ -> Error(HybHanasError.OutOfRange($"limit of {Quantity.name quantity}", $"'{text}'", "a number"))

    let parse (text: string) : Result<Constraint, HybHanasError> =
        let found = form.Match text

        if not found.Success then
            Error(
                HybHanasError.OutOfRange(
                    "constraint",
                    $"'{text}'",
                    "QUANTITY <= LIMIT UNIT or QUANTITY >= LIMIT UNIT, such as 'quantum-time <= 60 s'"
                )
            )
        else
            result {
                let! quantity = Quantity.parse found.Groups["name"].Value
                let! limit = limitOf quantity found.Groups["value"].Value found.Groups["unit"].Value

                let bound =
                    if found.Groups["sign"].Value = "<=" then
                        Bound.AtMost
                    else
                        Bound.AtLeast

                return! create quantity bound limit
            }

    let holds (value: float) (bounded: Constraint) : bool =
        match bounded.Side with
        | Bound.AtMost -> value <= bounded.Value
        | Bound.AtLeast -> value >= bounded.Value

    let onArchitecture (bounded: Constraint) : SpaceConstraint option =
        Quantity.ofArchitecture bounded.Bounded
        |> Option.map (fun value ->
            {
                Name = print bounded
                Holds = fun network -> holds (value network) bounded
            })
