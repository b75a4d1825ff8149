/// A search space: genes, what network their levels make, and what networks are allowed.
namespace HybHanas.Core.Searching

open System.Collections.Generic
open HybHanas.Core
open HybHanas.Core.Networks

type SpaceConstraint =
    {
        Name: string
        Holds: Architecture -> bool
    }

type LevelOf = string -> int

type SpaceParts =
    {
        Genes: Gene list
        Decode: LevelOf -> Result<Architecture, HybHanasError>
        Simplify: LevelOf -> (string * int) list
        Constraints: SpaceConstraint list
    }

type Space =
    private
        {
            GeneArray: Gene[]
            Positions: Dictionary<string, int>
            Parts: SpaceParts
            Witness: Genome
            /// Conditions on a genome that take longer to look at than its network.
            Affordable: (Genome -> bool) option
        }

    member this.Genes: IReadOnlyList<Gene> = System.Array.AsReadOnly this.GeneArray

    member this.Example = this.Witness

[<RequireQualifiedAccess>]
module Space =

    let private levelOf (positions: Dictionary<string, int>) (levels: int[]) : LevelOf =
        fun name ->
            match positions.TryGetValue name with
            | true, i -> levels[i]
            | _ -> 0

    let private activeOf (genes: Gene[]) (positions: Dictionary<string, int>) (levels: int[]) : bool[] =
        let active = Array.create genes.Length true

        for i in 0 .. genes.Length - 1 do
            match genes[i].OnlyFrom with
            | None -> ()
            | Some(controller, minimum) ->
                let c = positions[controller]

                active[i] <-
                    active[c]
                    && genes[c]
                       |> Gene.tryInteger levels[c]
                       |> Option.exists (fun value -> value >= minimum)

        active

    let internal activeIn (space: Space) (genome: Genome) : bool[] =
        activeOf space.GeneArray space.Positions (Genome.levels genome)

    let private simplest genes positions (parts: SpaceParts) (genome: Genome) : Genome =
        let levels = Genome.levels genome

        activeOf genes positions levels
        |> Array.iteri (fun i matters ->
            if not matters then
                levels[i] <- 0)

        for name, level in parts.Simplify(levelOf positions levels) do
            match positions.TryGetValue name with
            | true, i -> levels[i] <- level
            | _ -> ()

        Genome.ofLevels levels

    let internal canonicalIn (space: Space) (genome: Genome) : Genome =
        simplest space.GeneArray space.Positions space.Parts genome

    let internal withLevel (space: Space) (i: int) (level: int) (genome: Genome) : Genome =
        let levels = Genome.levels genome
        levels[i] <- level
        canonicalIn space (Genome.ofLevels levels)

    let check (genome: Genome) (space: Space) : Result<unit, HybHanasError> =
        let genes = space.GeneArray

        if genome.Length <> genes.Length then
            Error(
                HybHanasError.OutOfRange(
                    $"length of genome '{genome}'",
                    string genome.Length,
                    $"{genes.Length}, the genes of the space"
                )
            )
        else
            match Seq.init genes.Length id |> Seq.tryFind (fun i -> genome[i] >= genes[i].Levels) with
            | None -> Ok()
            | Some i ->
                Error(
                    HybHanasError.OutOfRange(
                        $"level of gene '{genes[i].Name}' in genome '{genome}'",
                        string genome[i],
                        $"0..{genes[i].Levels - 1}"
                    )
                )

    let active (genome: Genome) (space: Space) : Result<bool[], HybHanasError> =
        check genome space |> Result.map (fun () -> activeIn space genome)

    let canonical (genome: Genome) (space: Space) : Result<Genome, HybHanasError> =
        check genome space |> Result.map (fun () -> canonicalIn space genome)

    let private decodeWith genes positions (parts: SpaceParts) genome =
        let genome = simplest genes positions parts genome

        parts.Decode(levelOf positions (Genome.levels genome))
        |> Result.bind (fun architecture ->
            match parts.Constraints |> List.tryFind (fun c -> not (c.Holds architecture)) with
            | None -> Ok architecture
            | Some broken ->
                Error(HybHanasError.OutOfRange($"genome '{genome}'", Description.ofArchitecture architecture, broken.Name)))

    let decode (genome: Genome) (space: Space) : Result<Architecture, HybHanasError> =
        check genome space
        |> Result.bind (fun () -> decodeWith space.GeneArray space.Positions space.Parts genome)

    let isLegal (genome: Genome) (space: Space) : bool = Result.isOk (decode genome space)

    let isAllowed (genome: Genome) (space: Space) : bool =
        isLegal genome space
        && space.Affordable
           |> Option.forall (fun affordable -> affordable (canonicalIn space genome))

    let internal hasLimits (space: Space) : bool = space.Affordable.IsSome

    let internal unlimited (space: Space) : Space = { space with Affordable = None }

    let combinations (space: Space) : bigint =
        space.GeneArray
        |> Array.fold (fun product gene -> product * bigint gene.Levels) 1I

    let private everyGenome (genes: Gene[]) positions (parts: SpaceParts) =
        let rec levelsFrom i : int list seq =
            if i = genes.Length then
                Seq.singleton []
            else
                seq {
                    for level in 0 .. genes[i].Levels - 1 do
                        for rest in levelsFrom (i + 1) -> level :: rest
                }

        levelsFrom 0
        |> Seq.map (Array.ofList >> Genome.ofLevels)
        |> Seq.filter (fun genome ->
            simplest genes positions parts genome = genome
            && Result.isOk (decodeWith genes positions parts genome))

    let all (space: Space) : Genome seq =
        everyGenome space.GeneArray space.Positions space.Parts

    let count (space: Space) : int option =
        if combinations space <= 300000I then
            Some(Seq.length (all space))
        else
            None

    let describe (genome: Genome) (space: Space) : Result<(string * string) list, HybHanasError> =
        check genome space
        |> Result.map (fun () ->
            let genome = canonicalIn space genome

            [
                for i, matters in Array.indexed (activeIn space genome) do
                    if matters then
                        space.GeneArray[i].Name, Gene.value genome[i] space.GeneArray[i]
            ])

    let private orderFault (genes: Gene list) =
        let names = genes |> List.map _.Name

        let misplaced (i, gene: Gene) =
            gene.OnlyFrom
            |> Option.bind (fun (controller, _) ->
                match genes |> List.truncate i |> List.tryFind (fun g -> g.Name = controller) with
                | Some g when g.Kind.IsInteger -> None
                | _ -> Some(gene.Name, controller))

        match names |> List.countBy id |> List.tryFind (fun (_, count) -> count > 1) with
        | _ when genes.IsEmpty -> Error(HybHanasError.OutOfRange("genes of the space", "none", "at least one"))
        | Some(name, _) -> Error(HybHanasError.OutOfRange("genes of the space", $"'{name}' twice", "each name once"))
        | None ->
            match List.indexed genes |> List.tryPick misplaced with
            | Some(name, controller) ->
                Error(
                    HybHanasError.OutOfRange(
                        $"controller of gene '{name}'",
                        $"'{controller}'",
                        "an integer gene that comes before it"
                    )
                )
            | None -> Ok()

    let private drawsForWitness = 20000

    let create (parts: SpaceParts) : Result<Space, HybHanasError> = result {
        do! orderFault parts.Genes
        let genes = Array.ofList parts.Genes
        let positions = Dictionary()
        genes |> Array.iteri (fun i gene -> positions[gene.Name] <- i)

        let combinations =
            genes |> Array.fold (fun product gene -> product * bigint gene.Levels) 1I

        let drawn =
            let seed = Seed.create 0UL |> Seed.purpose "legal genome"

            Seq.init drawsForWitness (fun draw ->
                let seed = Seed.item draw seed
                // The first levels are the smallest network of most spaces, so they are tried before any draw.
                let level i (gene: Gene) =
                    if draw = 0 then 0 else Seed.below gene.Levels i seed

                genes |> Array.mapi level |> Genome.ofLevels |> simplest genes positions parts)

        let candidates =
            if combinations <= bigint drawsForWitness then
                everyGenome genes positions parts
            else
                drawn

        match
            candidates
            |> Seq.tryFind (fun genome -> Result.isOk (decodeWith genes positions parts genome))
        with
        | Some witness ->
            return
                {
                    GeneArray = genes
                    Positions = positions
                    Parts = parts
                    Witness = witness
                    Affordable = None
                }
        | None ->
            let first = Array.zeroCreate genes.Length |> Genome.ofLevels

            let reason =
                match decodeWith genes positions parts first with
                | Error error -> HybHanasError.message error
                | Ok _ -> "no levels go together"

            return! Error(HybHanasError.ImpossibleSpace("all together", $"no network is legal; the first fails because {reason}"))
    }

    let private drawsForLimits = 300

    let limited (name: string) (affordable: Genome -> bool) (space: Space) : Result<Space, HybHanasError> =
        let space = unlimited space
        let seed = Seed.create 0UL |> Seed.purpose "genome within limits"

        let draws =
            Seq.init drawsForLimits (fun draw ->
                let seed = Seed.item draw seed

                space.GeneArray
                |> Array.mapi (fun i gene -> Seed.below gene.Levels i seed)
                |> Genome.ofLevels
                |> canonicalIn space)
            |> Seq.filter (fun genome -> isLegal genome space)

        match Seq.append [ space.Example ] draws |> Seq.tryFind affordable with
        | Some witness ->
            Ok
                { space with
                    Witness = witness
                    Affordable = Some affordable
                }
        | None ->
            Error(
                HybHanasError.ImpossibleSpace(
                    "constraints",
                    $"none of {drawsForLimits + 1} networks looked at meets '{name}'; loosen it"
                )
            )
