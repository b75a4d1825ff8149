/// Covariances of genomes by the levels of their genes.
namespace HybHanas.Core.Searching

open System.Runtime.CompilerServices
open System.Runtime.Intrinsics

/// What the covariance depends on: k(a, b) = variance * (0.05 product of f_i + 0.95 mean of f_i), f_i = exp(- weight_i * d_i(a, b)), d = 3
/// (difference / range)^2 for ordered genes and 1 for different levels of others; a gene that is silent in one of the two is
/// different. (A sum and a product of kernels of single genes, after Duvenaud et al. 2011: genes mostly act on their own.)
type internal KernelParameters =
    {
        /// One for each gene, 0 or more.
        Weights: float[]
        /// Variance of the noise over that of the function, 0 or more.
        Nugget: float
    }

/// Numbers of order one that the function is near linear in, always as many; none where nothing is known.
type internal Trend = Genome -> float[]

/// A genome in the data: where the level of each gene, one beyond its last where it is silent, stands among the levels of all, and its regressors.
type internal Datum = { Places: int[]; Regressors: float[] }

/// Data side by side, ready for covariances with others; their number is filled up to a multiple of 8.
type internal Columns =
    {
        Width: int
        /// For each level of each gene its factors with the data.
        Factors: float[]
        /// For each regressor its values in the data.
        Regressors: float[][]
    }

[<RequireQualifiedAccess>]
module internal Covariance =

    /// Variance of a trend's coefficient over the process's: vague.
    let trendVariance = 1e4

    /// Where the levels of each gene begin, and how many there are in all.
    let private starts (space: Space) : int[] =
        space.Genes
        |> Seq.scan (fun start gene -> start + gene.Levels + 1) 0
        |> Array.ofSeq

    /// Genomes as they enter covariances, each with its regressors.
    let data (space: Space) (genomes: (Genome * float[])[]) : Datum[] =
        let starts = starts space

        genomes
        |> Array.map (fun (genome, regressors) ->
            let active = Space.activeIn space genome

            {
                Places =
                    Array.init genome.Length (fun i ->
                        if active[i] then
                            starts[i] + genome[i]
                        else
                            starts[i + 1] - 1)
                Regressors = regressors
            })

    /// exp(- weight * d) for each gene and each pair of its levels, the last of which stands for silent.
    let factors (space: Space) (weights: float[]) : float[][][] =
        Array.init space.Genes.Count (fun i ->
            let gene = space.Genes[i]
            let levels, isOrdered = gene.Levels, gene.IsOrdered
            let different = exp (-weights[i])

            let factor a b =
                if a = b then
                    1.0
                elif isOrdered && a < levels && b < levels then
                    let share = float (abs (a - b)) / float (max 1 (levels - 1))
                    exp (-3.0 * weights[i] * share * share)
                else
                    different

            Array.init (levels + 1) (fun a -> Array.init (levels + 1) (factor a)))

    /// The data from `first` on, `count` of them at most, beside each other; `regressors` of each count.
    let columns (factors: float[][][]) regressors first count (data: Datum[]) : Columns =
        let width = (count + 7) / 8 * 8
        let at c = data[min (first + c) (data.Length - 1)]
        let total = factors |> Array.sumBy _.Length
        let table = Array.zeroCreate (total * width)
        let mutable start = 0

        for i in 0 .. factors.Length - 1 do
            for c in 0 .. width - 1 do
                let row = factors[i][(at c).Places[i] - start]

                for level in 0 .. row.Length - 1 do
                    table[(start + level) * width + c] <- row[level]

            start <- start + factors[i].Length

        {
            Width = width
            Factors = table
            Regressors = Array.init regressors (fun k -> Array.init width (fun c -> (at c).Regressors[k]))
        }

    let private additive = 0.95

    /// Writes the covariances, over the variance, of a datum with the first `count` columns to the target from `offset` on; count is filled up
    /// to a multiple of 8.
    [<MethodImpl(MethodImplOptions.AggressiveOptimization)>]
    let fill (columns: Columns) count (datum: Datum) (target: float[]) (offset: int) : unit =
        let places = datum.Places
        let table = columns.Factors
        let multiplied = Vector256.Create(1.0 - additive)
        let added = Vector256.Create(additive / float places.Length)

        for c in 0..8 .. count - 1 do
            let mutable product, product' = Vector256<float>.One, Vector256<float>.One
            let mutable sum, sum' = Vector256<float>.Zero, Vector256<float>.Zero

            for i in 0 .. places.Length - 1 do
                let from = places[i] * columns.Width + c

                let factor, factor' =
                    Vector256.Create(table, from), Vector256.Create(table, from + 4)

                product <- product * factor
                product' <- product' * factor'
                sum <- sum + factor
                sum' <- sum' + factor'

            let mutable total = multiplied * product + added * sum
            let mutable total' = multiplied * product' + added * sum'

            for k in 0 .. columns.Regressors.Length - 1 do
                let weight = Vector256.Create(trendVariance * datum.Regressors[k])
                let regressor = columns.Regressors[k]
                total <- total + weight * Vector256.Create(regressor, c)
                total' <- total' + weight * Vector256.Create(regressor, c + 4)

            total.CopyTo(target, offset + c)
            total'.CopyTo(target, offset + c + 4)

    /// The lower triangle, from row `known` on, of the covariances of the data with each other.
    let matrix (factors: float[][][]) known (data: Datum[]) : float[][] =
        let columns = columns factors data[0].Regressors.Length 0 data.Length data

        Array.init data.Length (fun i ->
            if i < known then
                [||]
            else
                let row = Array.zeroCreate (i / 8 * 8 + 8)
                fill columns (i + 1) data[i] row 0
                row)
