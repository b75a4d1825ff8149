/// A search space: genes, what network their levels make, and what networks are allowed.
namespace HybHanas.Core.Searching

open System.Collections.Generic
open HybHanas.Core
open HybHanas.Core.Networks

/// A condition that every network of a space must meet.
type SpaceConstraint =
    {
        /// How errors name it, "parameters <= 10000".
        Name: string
        Holds: Architecture -> bool
    }

/// The level of each gene, by the gene's name; 0 for a gene the space does not have.
type LevelOf = string -> int

/// A space before it is checked.
type SpaceParts =
    {
        /// A gene's controller (Gene.onlyFrom) must come before it.
        Genes: Gene list
        /// The network the levels make; an error means that these levels do not go together.
        Decode: LevelOf -> Result<Architecture, HybHanasError>
        /// (gene, level) pairs to replace, where other levels make the very same network; empty where none do.
        Simplify: LevelOf -> (string * int) list
        Constraints: SpaceConstraint list
    }

/// A space known to hold at least one legal genome.
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

    /// The genes in the order of a genome's levels.
    member this.Genes: IReadOnlyList<Gene> = System.Array.AsReadOnly this.GeneArray

    /// One legal genome.
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

    /// Ok where the genome has the space's number of genes and every level exists.
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

    /// Which genes of a genome matter, in the order of the genes. Fails for a genome of another space.
    let active (genome: Genome) (space: Space) : Result<bool[], HybHanasError> =
        check genome space |> Result.map (fun () -> activeIn space genome)

    /// The one genome that stands for all that make the same network: silent genes at level 0, equal choices at the first
    /// of them. Fails for a genome of another space.
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

    /// The network of a genome. Fails for a genome of another space, levels that make no legal network, a broken constraint.
    let decode (genome: Genome) (space: Space) : Result<Architecture, HybHanasError> =
        check genome space
        |> Result.bind (fun () -> decodeWith space.GeneArray space.Positions space.Parts genome)

    /// Whether the genome makes a network and meets every constraint.
    let isLegal (genome: Genome) (space: Space) : bool = Result.isOk (decode genome space)

    /// Legal, and within the limits of Space.limited where there are any.
    let isAllowed (genome: Genome) (space: Space) : bool =
        isLegal genome space
        && space.Affordable
           |> Option.forall (fun affordable -> affordable (canonicalIn space genome))

    /// Whether the space has limits that take time to look at.
    let internal hasLimits (space: Space) : bool = space.Affordable.IsSome

    /// The space without its limits.
    let internal unlimited (space: Space) : Space = { space with Affordable = None }

    /// Genomes of raw levels (silent genes counted at all their levels): an upper bound of the number of networks.
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

    /// Every distinct network once, as its canonical genome, in ascending order. Lazy; takes as many steps as there are
    /// combinations.
    let all (space: Space) : Genome seq =
        everyGenome space.GeneArray space.Positions space.Parts

    /// Number of distinct networks, where no more than 300,000 combinations need be looked at.
    let count (space: Space) : int option =
        if combinations space <= 300000I then
            Some(Seq.length (all space))
        else
            None

    /// What each gene that matters says, in words: ("qubits", "8").
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

    /// Fails where genes contradict each other or no legal genome is found: neither among all of a space of at most
    /// 20,000 combinations, nor in as many draws from a larger one.
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

    /// The space of those genomes that also meet a condition which takes time to look at, such as a bound on a cost: it is
    /// asked for canonical legal genomes only, as late as can be, and must always answer the same. Everything that draws or
    /// varies genomes respects it. Fails where neither the space's example nor one of 300 draws meets it; `name` is how the
    /// error calls the condition.
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
