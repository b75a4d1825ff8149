/// Genomes that were not seen before, and how the objectives known without a training choose among them.
namespace HybHanas.Core.Searching

open System
open System.Collections.Generic
open HybHanas.Core

/// Objectives that are known without a training (such as log time and log parameters), always as many; None where they
/// cannot be had. Pure.
type KnownObjectives = Genome -> float[] option

[<RequireQualifiedAccess>]
module internal Breeding =

    let private attemptsPerPlace = 20

    /// Up to `wanted` distinct genomes that are not in `seen` (which grows), by calling `make` a bounded number of times.
    let unseen (seen: HashSet<Genome>) wanted seed (make: Seed -> Genome option) : Genome list =
        let made = ResizeArray()
        let mutable attempt = 0

        while made.Count < wanted && attempt < attemptsPerPlace * wanted do
            match make (Seed.item attempt seed) with
            | Some genome when seen.Add genome -> made.Add genome
            | _ -> ()

            attempt <- attempt + 1

        List.ofSeq made

    /// The last resort where draws find nothing new: every genome of a small space, else all neighbours of those seen.
    let private systematic (space: Space) (seen: HashSet<Genome>) wanted : Genome list =
        let candidates =
            if Space.combinations space <= 100000I then
                Space.all space |> Seq.filter (fun genome -> Space.isAllowed genome space)
            else
                List.ofSeq seen
                |> List.sort
                |> Seq.collect (fun genome -> Variation.neighbours genome space)

        candidates |> Seq.filter seen.Add |> Seq.truncate wanted |> List.ofSeq

    /// The chosen genomes and as many new ones as bring them to `wanted`; fewer where the space has no more.
    let filled (space: Space) (seen: HashSet<Genome>) wanted seed (chosen: Genome list) : Genome list =
        let draw seed = Some(Variation.sample seed space)
        let chosen = chosen @ unseen seen (wanted - chosen.Length) seed draw
        chosen @ systematic space seen (wanted - chosen.Length)

    /// What is known of each genome: values of one kind for all, and finite.
    let known (cheap: KnownObjectives) (genomes: Genome list) : (Genome * float[]) list =
        genomes
        |> List.choose (fun genome ->
            cheap genome
            |> Option.filter (Array.forall Double.IsFinite)
            |> Option.map (fun values -> genome, values))

    /// The genome that one known objective likes best, by trying other levels gene by gene (of an integer gene the ends and
    /// the neighbours) until nothing gets better.
    let extreme (cheap: KnownObjectives) (space: Space) (k: int) (start: Genome) : Genome =
        let value genome =
            match known cheap [ genome ] with
            | [ _, values ] -> values[k]
            | _ -> infinity

        let trials (genome: Genome) i =
            let last = space.Genes[i].Levels - 1

            let levels =
                if space.Genes[i].IsOrdered then
                    [ 0; genome[i] - 1; genome[i] + 1; last ]
                else
                    [ 0..last ]

            levels
            |> List.distinct
            |> List.filter (fun level -> level >= 0 && level <= last && level <> genome[i])
            |> List.map (fun level -> Space.withLevel space i level genome)
            |> List.filter (fun trial -> trial <> genome && Space.isAllowed trial space)

        let sweep best =
            ([ 0 .. space.Genes.Count - 1 ], best)
            ||> List.foldBack (fun i (genome, lowest) ->
                trials genome i
                |> List.map (fun trial -> trial, value trial)
                |> List.fold (fun best trial -> if snd trial < snd best then trial else best) (genome, lowest))

        let rec descend rounds best =
            let next = sweep best

            if rounds = 1 || snd next = snd best then
                next
            else
                descend (rounds - 1) next

        descend 4 (start, value start) |> fst

    /// The first `count` of the candidates that are, one after the other, farthest from everything evaluated or taken, in
    /// the known objectives scaled to their ranges.
    let spreadOut (evaluated: float[] list) count (candidates: (Genome * float[]) list) : Genome list =
        let candidates = Array.ofList candidates
        let everything = Seq.append (Seq.map snd candidates) evaluated |> Array.ofSeq

        let ranges =
            Array.init (if everything.Length = 0 then 0 else everything[0].Length) (fun k ->
                let column = everything |> Array.map (fun values -> values[k])
                Array.max column - Array.min column)

        let distance (a: float[]) (b: float[]) =
            Seq.init ranges.Length (fun k ->
                if ranges[k] > 0.0 then
                    ((a[k] - b[k]) / ranges[k]) ** 2.0
                else
                    0.0)
            |> Seq.sum

        let nearest =
            candidates
            |> Array.map (fun (_, values) ->
                evaluated
                |> List.fold (fun least other -> min least (distance values other)) infinity)

        let taken = ResizeArray()

        while taken.Count < min count candidates.Length do
            let farthest = nearest |> Array.indexed |> Array.maxBy snd |> fst
            let genome, values = candidates[farthest]
            taken.Add genome
            nearest[farthest] <- -1.0

            for i in 0 .. nearest.Length - 1 do
                if nearest[i] >= 0.0 then
                    nearest[i] <- min nearest[i] (distance values (snd candidates[i]))

        List.ofSeq taken
