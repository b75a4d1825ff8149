/// What each gene does to an objective, from the evaluations of a run: a linear model in which every gene adds its own part.
namespace HybHanas.Core.Searching

open System
open HybHanas.Core
open MathNet.Numerics.LinearAlgebra
open MathNet.Numerics.LinearAlgebra.Double

type GeneEffect =
    {
        Gene: string
        From: string
        To: string
        Change: float
        Low: float
        High: float
        Share: float
    }

    member this.IsClear = this.Low > 0.0 || this.High < 0.0

type GeneInteraction =
    {
        First: string
        Second: string
        P: float
    }

type GeneEffects =
    {
        Data: int
        Explained: float
        Effects: GeneEffect list
        Interactions: GeneInteraction list
        Unknown: string list
    }

[<RequireQualifiedAccess; CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module GeneEffects =

    let private miss = 0.05
    let private leastData = 20

    let private unit columns (parts: (int * float) list) : Vector<float> =
        let vector = DenseVector.Create(columns, 0.0)

        for column, weight in parts do
            vector[column] <- vector[column] + weight

        vector

    /// The column of a categorical gene's level; none for the base, whose coefficient is 0.
    let private column (gene: EncodedGene) level =
        gene.Seen
        |> List.findIndex ((=) level)
        |> fun place -> if place = 0 then None else Some(gene.Start + place - 1)

    let private coefficient (fit: LinearFit) gene level =
        column gene level
        |> Option.map (fun column -> fit.Coefficients[column])
        |> Option.defaultValue 0.0

    /// From, to, the weights of the contrast, and how many contrasts it was picked from.
    let private compared (fit: LinearFit) (gene: EncodedGene) =
        let columns = fit.Rows.ColumnCount

        if gene.Gene.IsOrdered then
            List.head gene.Seen, List.last gene.Seen, unit columns [ gene.Start, 1.0 ], 1
        else
            let least = gene.Seen |> List.minBy (coefficient fit gene)
            let most = gene.Seen |> List.maxBy (coefficient fit gene)

            let weights =
                [
                    for place in Option.toList (column gene most) -> place, 1.0
                    for place in Option.toList (column gene least) -> place, -1.0
                ]

            let count = gene.Seen.Length
            least, most, unit columns weights, count * (count - 1) / 2

    let private without (gene: EncodedGene) (rows: float[][]) =
        rows
        |> Array.map (fun row -> Array.append (Array.truncate gene.Start row) (Array.skip (gene.Start + gene.Width) row))

    let private effect (rows: float[][]) (values: float[]) total (fit: LinearFit) (gene: EncodedGene) : GeneEffect =
        let from, upTo, weights, picked = compared fit gene
        let struct (change, half) = LeastSquares.contrast (miss / float picked) weights fit
        let rest = LeastSquares.fit (without gene rows) values

        {
            Gene = gene.Gene.Name
            From = Gene.value from gene.Gene
            To = Gene.value upTo gene.Gene
            Change = change
            Low = change - half
            High = change + half
            Share = Math.Clamp((rest.Unexplained - fit.Unexplained) / total, 0.0, 1.0)
        }

    /// What a gene adds to each row, with mean 0.
    let private added (fit: LinearFit) (gene: EncodedGene) : Vector<float> =
        let own =
            Array.init fit.Rows.RowCount (fun i ->
                Seq.sum (seq { for k in gene.Start .. gene.Start + gene.Width - 1 -> fit.Rows[i, k] * fit.Coefficients[k] }))

        let mean = Array.average own
        DenseVector.OfArray(own |> Array.map (fun value -> value - mean))

    /// Tukey's one degree of freedom for each pair: does the product of what two genes add explain more?
    let private interactions (fit: LinearFit) (genes: EncodedGene list) : GeneInteraction list =
        let parts =
            genes |> List.map (fun gene -> gene.Gene.Name, added fit gene) |> Array.ofList

        let pairs =
            [
                for i in 0 .. parts.Length - 1 do
                    for j in i + 1 .. parts.Length - 1 do
                        parts[i], parts[j]
            ]

        pairs
        |> List.map (fun ((first, ofFirst), (second, ofSecond)) ->
            {
                First = first
                Second = second
                P =
                    min
                        1.0
                        (float pairs.Length
                         * LeastSquares.furtherP (ofFirst.PointwiseMultiply ofSecond) fit)
            })
        |> List.filter (fun pair -> pair.P < miss)
        |> List.sortBy _.P

    let analyse (space: Space) (data: (Genome * float) list) : Result<GeneEffects option, HybHanasError> =
        data
        |> Results.traverse (fun (genome, value) ->
            Space.active genome space
            |> Result.bind (fun active ->
                Results.require
                    (Double.IsFinite value)
                    (HybHanasError.OutOfRange($"value of genome '{genome}'", string value, "a finite number"))
                |> Result.map (fun () -> active)))
        |> Result.map (fun active ->
            let genomes, values = data |> Array.ofList |> Array.unzip
            let active = Array.ofList active
            let encoded, unknown = GeneEncoding.genes space genomes active
            let genes = encoded |> List.map snd
            let columns = 1 + (genes |> List.sumBy _.Width)
            let mean = if values.Length = 0 then 0.0 else Array.average values
            let total = values |> Array.sumBy (fun value -> (value - mean) * (value - mean))

            if
                genes.IsEmpty
                || values.Length < max leastData (2 * columns)
                || total <= 1e-18 * (1.0 + mean * mean)
            then
                None
            else
                let rows = GeneEncoding.rows encoded genomes active
                let fit = LeastSquares.fit rows values

                Some
                    {
                        Data = values.Length
                        Explained = Math.Clamp(1.0 - fit.Unexplained / total, 0.0, 1.0)
                        Effects =
                            genes
                            |> List.map (effect rows values total fit)
                            |> List.sortByDescending _.Share
                        Interactions = interactions fit genes
                        Unknown = unknown
                    })
