/// Spaces in which every genome stands for itself: what is drawn or varied is seen as it was made.
module HybHanas.Properties.Searching.PlainSpace

open HybHanas.Core
open HybHanas.Core.Searching
open HybHanas.Properties.Support

let private network =
    lazy
        (let tiny = TinySpace.create []
         Space.decode tiny.Example tiny |> Laws.ok)

/// The space of the genomes whose levels are legal; all make one network.
let where (isLegal: LevelOf -> bool) (genes: Gene list) : Space =
    Space.create
        {
            Genes = genes
            Decode =
                fun level ->
                    if isLegal level then
                        Ok network.Value
                    else
                        Error(HybHanasError.Unsupported("this genome", "this space"))
            Simplify = fun _ -> []
            Constraints = []
        }
    |> Laws.ok

let all (genes: Gene list) : Space = where (fun _ -> true) genes

let integer name levels =
    Gene.integer name 0 (levels - 1) |> Laws.ok

let categorical name levels =
    Gene.categorical name [ for i in 1..levels -> $"{name}{i}" ] |> Laws.ok

let genome (levels: int list) : Genome = Genome.create levels |> Laws.ok

/// Values that come out of `draw` for the seeds 0 .. draws - 1, with their shares.
let shares draws (draw: Seed -> 'a) : Map<'a, float> =
    Seq.init draws (fun i -> draw (Seed.create 2026UL |> Seed.item i))
    |> Seq.countBy id
    |> Seq.map (fun (value, count) -> value, float count / float draws)
    |> Map.ofSeq

/// Whether just the expected values came, each with its share up to the tolerance.
let isNear tolerance (expected: ('a * float) list) (actual: Map<'a, float>) : bool =
    Set.ofSeq actual.Keys = Set.ofList (List.map fst expected)
    && expected
       |> List.forall (fun (value, share) -> abs (actual[value] - share) < tolerance)
