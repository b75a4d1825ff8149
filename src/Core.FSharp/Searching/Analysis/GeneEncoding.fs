/// Genomes as rows of a linear model: what is added for each gene.
namespace HybHanas.Core.Searching

open HybHanas.Core

/// A gene as columns of a design matrix, without the intercept.
type internal EncodedGene =
    {
        Gene: Gene
        /// Column of the first.
        Start: int
        /// Levels compared; of an ordered gene the lowest and the highest seen, of a categorical one all, the base first.
        Seen: int list
    }

    member this.Width = if this.Gene.IsOrdered then 1 else this.Seen.Length - 1

[<RequireQualifiedAccess>]
module internal GeneEncoding =

    /// A level counts as seen from so many data on.
    let private leastSeen = 3

    let private seen (space: Space) (genomes: Genome[]) (active: bool[][]) i : int list =
        let counts =
            Seq.zip genomes active
            |> Seq.choose (fun (genome, active) -> if active[i] then Some genome[i] else None)
            |> Seq.countBy id
            |> Seq.filter (fun (_, count) -> count >= leastSeen)
            |> List.ofSeq

        if space.Genes[i].IsOrdered then
            match counts |> List.map fst |> List.sort with
            | [] -> []
            | levels -> [ List.head levels; List.last levels ] |> List.distinct
        else
            counts |> List.sortBy (fun (level, count) -> -count, level) |> List.map fst

    /// The genes of which two levels or more are seen often enough, by position in the space; and the names of the others.
    let genes (space: Space) (genomes: Genome[]) (active: bool[][]) : (int * EncodedGene) list * string list =
        let folder (encoded, unknown, start) i =
            match seen space genomes active i with
            | []
            | [ _ ] -> encoded, space.Genes[i].Name :: unknown, start
            | levels ->
                let gene =
                    {
                        Gene = space.Genes[i]
                        Start = start
                        Seen = levels
                    }

                (i, gene) :: encoded, unknown, start + gene.Width

        let encoded, unknown, _ =
            (([], [], 1), [ 0 .. space.Genes.Count - 1 ]) ||> List.fold folder

        List.rev encoded, List.rev unknown

    /// What a level puts into a gene's columns: an ordered gene its place from the lowest seen (0) to the highest (1), a categorical one an
    /// indicator for each level but the base. A silent gene puts nothing.
    let place (gene: EncodedGene) (level: int) : float[] =
        if gene.Gene.IsOrdered then
            let low, high = List.head gene.Seen, List.last gene.Seen
            [| float (level - low) / float (high - low) |]
        else
            gene.Seen.Tail
            |> List.map (fun other -> if other = level then 1.0 else 0.0)
            |> Array.ofList

    /// Rows with a leading one.
    let rows (encoded: (int * EncodedGene) list) (genomes: Genome[]) (active: bool[][]) : float[][] =
        Array.map2
            (fun (genome: Genome) (active: bool[]) ->
                [|
                    1.0
                    for i, gene in encoded do
                        yield!
                            (if active[i] then
                                 place gene genome[i]
                             else
                                 Array.zeroCreate gene.Width)
                |])
            genomes
            active
