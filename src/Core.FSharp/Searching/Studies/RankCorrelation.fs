/// How alike two rankings are.
namespace HybHanas.Core.Searching.Studies

open System
open HybHanas.Core

type Correlation =
    {
        Value: float
        Low: float
        High: float
    }

[<RequireQualifiedAccess>]
module RankCorrelation =

    let ranks (values: float[]) : float[] =
        let mean value =
            let below = values |> Array.filter (fun other -> other < value)
            let equal = values |> Array.filter (fun other -> other = value)
            float below.Length + 0.5 * float (equal.Length + 1)

        Array.map mean values

    let private pearson (a: float[]) (b: float[]) =
        let meanA, meanB = Array.average a, Array.average b

        let sum f =
            Array.fold2 (fun total x y -> total + f (x - meanA) (y - meanB)) 0.0 a b

        let scale = sqrt (sum (fun x _ -> x * x) * sum (fun _ y -> y * y))
        if scale = 0.0 then 0.0 else sum (*) / scale

    let private spearmanOf a b = pearson (ranks a) (ranks b)

    let private kendallOf (a: float[]) (b: float[]) =
        let mutable agreement = 0
        let mutable untiedA = 0
        let mutable untiedB = 0

        for i in 0 .. a.Length - 1 do
            for j in 0 .. i - 1 do
                let x, y = sign (a[i] - a[j]), sign (b[i] - b[j])
                agreement <- agreement + x * y
                untiedA <- untiedA + abs x
                untiedB <- untiedB + abs y

        let scale = sqrt (float untiedA * float untiedB)
        if scale = 0.0 then 0.0 else float agreement / scale

    let private check (a: float[]) (b: float[]) =
        if a.Length <> b.Length || a.Length < 2 then
            Error(HybHanasError.OutOfRange("values to rank", $"{a.Length} and {b.Length}", "as many in both, 2 or more"))
        elif Seq.append a b |> Seq.forall Double.IsFinite |> not then
            Error(HybHanasError.OutOfRange("values to rank", "not all finite", "finite numbers"))
        else
            Ok()

    let spearman (a: float[]) (b: float[]) : Result<float, HybHanasError> =
        check a b |> Result.map (fun () -> spearmanOf a b)

    let kendall (a: float[]) (b: float[]) : Result<float, HybHanasError> =
        check a b |> Result.map (fun () -> kendallOf a b)

    let private resamples = 2000

    let private withInterval coefficient seed (a: float[]) (b: float[]) : Correlation =
        let drawn =
            Array.init resamples (fun i ->
                let seed = Seed.item i seed
                let rows = Array.init a.Length (fun j -> Seed.below a.Length j seed)
                coefficient (rows |> Array.map (fun row -> a[row])) (rows |> Array.map (fun row -> b[row])))
            |> Array.sort

        {
            Value = coefficient a b
            Low = drawn[resamples / 40]
            High = drawn[resamples - 1 - resamples / 40]
        }

    let bootstrapped (seed: Seed) (a: float[]) (b: float[]) : Result<Correlation * Correlation, HybHanasError> =
        check a b
        |> Result.map (fun () ->
            withInterval kendallOf (Seed.purpose "kendall" seed) a b, withInterval spearmanOf (Seed.purpose "spearman" seed) a b)
