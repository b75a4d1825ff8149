/// Adam's learning rate as a gene: not part of the network, but of how a candidate is trained.
namespace HybHanas.Core.Searching

open System
open System.Globalization
open HybHanas.Core

[<RequireQualifiedAccess>]
module LearningRate =

    [<Literal>]
    let GeneName = "learning-rate"

    let private text (rate: float) =
        rate.ToString("0.########", CultureInfo.InvariantCulture)

    let levels (low: float) (high: float) (count: int) : Result<float list, HybHanasError> =
        if not (low >= 1e-6 && low <= high && high <= 10.0) then
            Error(HybHanasError.OutOfRange("range of the learning rate", $"{text low}..{text high}", "within 0.000001..10"))
        elif count < 1 || count > 1000 then
            Error(HybHanasError.OutOfRange("levels of the learning rate", string count, "1..1000"))
        else
            let rounded (rate: float) =
                Double.Parse(rate.ToString("E2", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)

            Ok(
                List.init count (fun i ->
                    let share = if count = 1 then 0.0 else float i / float (count - 1)
                    rounded (low * (high / low) ** share))
                |> List.distinct
            )

    let gene (rates: float list) : Result<Gene, HybHanasError> =
        match rates |> List.tryFind (fun rate -> not (rate >= 1e-6 && rate <= 10.0)) with
        | Some rate -> Error(HybHanasError.OutOfRange("learning rate", text rate, "0.000001..10"))
        | None -> rates |> List.sort |> List.map text |> Gene.ordered GeneName

    let ofGenome (genome: Genome) (space: Space) : Result<float option, HybHanasError> =
        Space.describe genome space
        |> Result.bind (fun values ->
            match values |> List.tryFind (fun (name, _) -> name = GeneName) with
            | None -> Ok None
            | Some(_, value) ->
                match Double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture) with
                | true, rate -> Ok(Some rate)
                | _ -> Error(HybHanasError.OutOfRange($"gene '{GeneName}'", $"'{value}'", "a number")))
