/// New legal genomes of a space: drawn, spread evenly, or made from parents. Every result is canonical and legal.
namespace HybHanas.Core.Searching

open HybHanas.Core

type VariationRates =
    {
        Crossover: float
        Mutation: float
        Step: float
    }

[<RequireQualifiedAccess>]
module Variation =

    let private repairDraws = 8

    let private otherLevel (gene: Gene) level seed =
        (level + 1 + Seed.below (gene.Levels - 1) 0 seed) % gene.Levels

    /// The first legal genome after changing one gene, genes and levels in drawn orders.
    let private mended (space: Space) seed (genome: Genome) : Genome option =
        let genes = Seed.permutation genome.Length (Seed.purpose "genes" seed)

        seq {
            for i in genes do
                for level in Seed.permutation space.Genes[i].Levels (Seed.item i seed) do
                    if level <> genome[i] then
                        Space.withLevel space i level genome
        }
        |> Seq.tryFind (fun candidate -> Space.isAllowed candidate space)

    let private legalise space seed (genome: Genome) : Genome option =
        let genome = Space.canonicalIn space genome

        if Space.isAllowed genome space then
            Some genome
        else
            mended space seed genome

    let neighbours (genome: Genome) (space: Space) : Genome seq =
        seq {
            if Result.isOk (Space.check genome space) then
                for i in 0 .. genome.Length - 1 do
                    for level in 0 .. space.Genes[i].Levels - 1 do
                        if level <> genome[i] then
                            Space.withLevel space i level genome
        }
        |> Seq.distinct
        |> Seq.filter (fun candidate -> candidate <> genome && Space.isAllowed candidate space)

    let private walk (space: Space) seed =
        (space.Example, Seq.init (2 * space.Genes.Count) id)
        ||> Seq.fold (fun genome step -> mended space (Seed.item step seed) genome |> Option.defaultValue genome)

    let private drawn (space: Space) seed =
        Array.init space.Genes.Count (fun i -> Seed.below space.Genes[i].Levels i seed)
        |> Genome.ofLevels

    let sample (seed: Seed) (space: Space) : Genome =
        Seq.init repairDraws (fun attempt -> Seed.item attempt seed)
        |> Seq.tryPick (fun seed ->
            drawn space (Seed.purpose "draw" seed)
            |> legalise space (Seed.purpose "mend" seed))
        |> Option.defaultWith (fun () -> walk space (Seed.purpose "walk" seed))

    let balanced (n: int) (seed: Seed) (space: Space) : Genome list =
        let columns =
            Array.init space.Genes.Count (fun i ->
                let seed = Seed.item i seed
                let place = Seed.permutation n (Seed.purpose "places" seed)
                let levels = space.Genes[i].Levels
                let names = Seed.permutation levels (Seed.purpose "levels" seed)

                place
                |> Array.mapi (fun j place ->
                    let stratum = (float place + Seed.uniform j (Seed.purpose "within" seed)) / float n
                    let level = min (levels - 1) (int (stratum * float levels))

                    if space.Genes[i].IsOrdered then level else names[level]))

        [
            for j in 0 .. n - 1 do
                let seed = Seed.purpose "mend" seed |> Seed.item j
                let genome = columns |> Array.map (fun column -> column[j]) |> Genome.ofLevels

                match legalise space seed genome with
                | Some legal -> legal
                | None -> sample seed space
        ]

    let private mutatedLevel (rates: VariationRates) (gene: Gene) level seed =
        let step = 1 + Seed.below 2 1 seed

        let moved =
            if Seed.below 2 2 seed = 0 then
                level - step
            else
                level + step

        if gene.IsOrdered && gene.Levels > 2 && Seed.uniform 3 seed < rates.Step then
            // A step over the end turns back, so that end values are reached as often as others.
            if moved < 0 then min (gene.Levels - 1) (level + step)
            elif moved >= gene.Levels then max 0 (level - step)
            else moved
        else
            otherLevel gene level seed

    let private inherited (rates: VariationRates) (first: Genome) (second: Genome) seed (space: Space) : int[] =
        let activeFirst, activeSecond =
            Space.activeIn space first, Space.activeIn space second

        let crossing = Seed.uniform 0 (Seed.purpose "crossover" seed) < rates.Crossover
        let mixing = Seed.purpose "mixing" seed
        let drawing = Seed.purpose "silent" seed

        Array.init space.Genes.Count (fun i ->
            let fromFirst = not crossing || Seed.below 2 i mixing = 0

            match activeFirst[i], activeSecond[i] with
            | true, false -> first[i]
            | false, true -> second[i]
            | true, true -> if fromFirst then first[i] else second[i]
            | false, false -> Seed.below space.Genes[i].Levels i drawing)

    let private mutated (rates: VariationRates) seed (space: Space) (levels: int[]) : int[] =
        let genes = space.Genes

        let free =
            Space.activeIn space (Genome.ofLevels levels)
            |> Array.indexed
            |> Array.filter (fun (i, matters) -> matters && genes[i].Levels > 1)
            |> Array.map fst

        let chosen =
            match free |> Array.filter (fun i -> Seed.uniform i seed < rates.Mutation) with
            | [||] when free.Length > 0 -> [| free[Seed.below free.Length 0 (Seed.purpose "one" seed)] |]
            | chosen -> chosen

        levels
        |> Array.mapi (fun i level ->
            if Array.contains i chosen then
                mutatedLevel rates genes[i] level (Seed.item i seed)
            else
                level)

    let child (rates: VariationRates) (first: Genome) (second: Genome) (seed: Seed) (space: Space) : Genome option =
        match Space.check first space, Space.check second space with
        | Ok(), Ok() ->
            inherited rates first second seed space
            |> mutated rates (Seed.purpose "mutation" seed) space
            |> Genome.ofLevels
            |> legalise space (Seed.purpose "mend" seed)
        | _ -> None
