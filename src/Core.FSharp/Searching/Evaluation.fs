/// What a search has learnt about genomes.
namespace HybHanas.Core.Searching

open HybHanas.Core

[<RequireQualifiedAccess>]
type Outcome =
    | Scored of objectives: float list
    | Failed of reason: string

type Evaluation =
    {
        Genome: Genome
        Outcome: Outcome
        Generation: int
    }

[<RequireQualifiedAccess>]
module internal Evaluations =

    let internal objectives (outcome: Outcome) : float list option =
        match outcome with
        | Outcome.Scored objectives -> Some objectives
        | Outcome.Failed _ -> None

    let internal scored (evaluations: Evaluation list) : (Evaluation * float[])[] =
        [|
            for evaluation in evaluations do
                match objectives evaluation.Outcome with
                | Some objectives -> evaluation, Array.ofList objectives
                | None -> ()
        |]

    let points (evaluations: Evaluation list) : Result<Points, HybHanasError> =
        scored evaluations |> Array.map snd |> Points.create

    let internal nonDominated (successes: (Evaluation * float[])[]) : Evaluation list =
        let points = successes |> Array.map snd |> Points.ofRows
        [ for i in Dominance.nonDominated points -> fst successes[i] ]
