/// What a search has learnt about genomes.
namespace HybHanas.Core.Searching

open HybHanas.Core

/// What evaluating a genome gave.
[<RequireQualifiedAccess>]
type Outcome =
    /// Minimised objectives, finite. Crowding works on them as they are: pass logarithms of what spans decades.
    | Scored of objectives: float list
    /// Why there are none. A failed candidate is kept in the archive, and never selected.
    | Failed of reason: string

/// One evaluated genome.
type Evaluation =
    {
        Genome: Genome
        Outcome: Outcome
        /// The generation that asked for it, from 0.
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

    /// The objectives of the successful evaluations, in their order.
    let points (evaluations: Evaluation list) : Result<Points, HybHanasError> =
        scored evaluations |> Array.map snd |> Points.create

    let internal nonDominated (successes: (Evaluation * float[])[]) : Evaluation list =
        let points = successes |> Array.map snd |> Points.ofRows
        [ for i in Dominance.nonDominated points -> fst successes[i] ]
