/// Gaussian process regression on genomes: one length scale for each gene, a constant mean, a relative nugget.
/// (Rasmussen and Williams 2006; constant mean and variance profiled out as in universal kriging.)
namespace HybHanas.Core.Searching

open System
open HybHanas.Core

/// What the covariance depends on: k(a, b) = variance * exp(- sum of weight_i * d_i(a, b)), d = 3 (difference / range)^2
/// for integer genes and 1 for different levels of others; a gene that is silent in one of the two is different.
type KernelParameters =
    {
        /// One for each gene, 0 or more.
        Weights: float[]
        /// Variance of the noise over that of the function, 0 or more.
        Nugget: float
    }

/// A process conditioned on data.
type GaussianProcess =
    private
        {
            Shape: Space
            Settings: KernelParameters
            /// Levels of the data, -1 where silent; one row for each datum.
            Rows: int[][]
            Factors: float[][]
            Lower: float[][]
            /// Inverse correlation times (data - mean).
            Coefficients: float[]
            /// Inverse of the lower factor times ones.
            WhitenedOnes: float[]
            Mean: float
            Variance: float
            /// - ln likelihood with mean and variance profiled out, up to a constant.
            Loss: float
        }

    /// What it was conditioned with.
    member this.Parameters = this.Settings

    /// Number of data.
    member this.Count = this.Rows.Length

[<RequireQualifiedAccess>]
module GaussianProcess =

    let private silent = -1

    let private rowOf (space: Space) (genome: Genome) : int[] =
        let active = Space.activeIn space genome
        Array.init genome.Length (fun i -> if active[i] then genome[i] else silent)

    /// exp(- weight * d) for each difference of levels of an integer gene, for equal and for different levels of another;
    /// the last entry is for silent against active.
    let private factorsOf (space: Space) (weights: float[]) : float[][] =
        Array.init space.Genes.Count (fun i ->
            let gene = space.Genes[i]
            let different = exp (-weights[i])

            if gene.IsOrdered then
                Array.init (gene.Levels + 1) (fun difference ->
                    if difference = gene.Levels then
                        different
                    else
                        let share = float difference / float (max 1 (gene.Levels - 1))
                        exp (-3.0 * weights[i] * share * share))
            else
                [| 1.0; different |])

    let private correlation (integers: bool[]) (factors: float[][]) (a: int[]) (b: int[]) : float =
        let mutable product = 1.0

        for i in 0 .. a.Length - 1 do
            if a[i] <> b[i] then
                let table = factors[i]

                let at =
                    if integers[i] && a[i] <> silent && b[i] <> silent then
                        abs (a[i] - b[i])
                    else
                        table.Length - 1

                product <- product * table[at]

        product

    let private integersOf (space: Space) =
        Array.init space.Genes.Count (fun i -> space.Genes[i].IsOrdered)

    let private correlations (space: Space) factors (rows: int[][]) : float[][] =
        let integers = integersOf space

        Array.init rows.Length (fun i -> Array.init (i + 1) (fun j -> correlation integers factors rows[i] rows[j]))

    /// Rounding makes a matrix with (nearly) equal rows indefinite; the least nugget that mends it is far below any noise.
    let private factorised (correlations: float[][]) nugget : float[][] =
        let rec attempt jitter =
            match Cholesky.factor (nugget + jitter) correlations with
            | Some lower -> lower
            | None -> attempt (if jitter = 0.0 then 1e-12 else 10.0 * jitter)

        attempt 0.0

    /// Below this the variance is rounding: the values are as good as equal.
    let private leastVariance (values: float[]) =
        let scale = values |> Array.fold (fun most value -> max most (abs value)) 1e-100
        1e-24 * scale * scale

    let private conditioned (space: Space) (parameters: KernelParameters) (rows: int[][]) (values: float[]) : GaussianProcess =
        let factors = factorsOf space parameters.Weights
        let lower = factorised (correlations space factors rows) parameters.Nugget
        let ones = Cholesky.solveLower lower (Array.create rows.Length 1.0)
        let whitened = Cholesky.solveLower lower values

        let mean =
            Cholesky.dot rows.Length ones whitened / Cholesky.dot rows.Length ones ones

        let residual = Array.map2 (fun value one -> value - mean * one) whitened ones
        let n = float rows.Length

        let variance =
            max (leastVariance values) (Cholesky.dot rows.Length residual residual / n)

        {
            Shape = space
            Settings = parameters
            Rows = rows
            Factors = factors
            Lower = lower
            Coefficients = Cholesky.solveUpper lower residual
            WhitenedOnes = ones
            Mean = mean
            Variance = variance
            Loss = 0.5 * n * log variance + Cholesky.logDiagonal lower
        }

    let private checkData (space: Space) (data: (Genome * float) list) = result {
        do!
            Results.require
                (not data.IsEmpty)
                (HybHanasError.OutOfRange("data of a Gaussian process", "none", "at least one value"))

        let! _ =
            data
            |> Results.traverse (fun (genome, value) ->
                Space.check genome space
                |> Result.bind (fun () ->
                    Results.require
                        (Double.IsFinite value)
                        (HybHanasError.OutOfRange($"value of genome '{genome}'", string value, "a finite number"))))

        return ()
    }

    let private split (space: Space) (data: (Genome * float) list) =
        data |> List.map (fst >> rowOf space) |> Array.ofList, data |> List.map snd |> Array.ofList

    /// The process with the given parameters, conditioned on values of genomes. A genome may come more than once. Fails without data,
    /// for a genome of another space, a value that is not finite, and parameters of another number or below 0.
    let condition
        (parameters: KernelParameters)
        (data: (Genome * float) list)
        (space: Space)
        : Result<GaussianProcess, HybHanasError> =
        let legal number = Double.IsFinite number && number >= 0.0

        result {
            do!
                Results.require
                    (parameters.Weights.Length = space.Genes.Count)
                    (HybHanasError.OutOfRange(
                        "weights of a kernel",
                        $"{parameters.Weights.Length} numbers",
                        $"{space.Genes.Count}, one for each gene"
                    ))

            do!
                Results.require
                    (legal parameters.Nugget && Array.forall legal parameters.Weights)
                    (HybHanasError.OutOfRange("parameters of a kernel", "below 0 or not finite", "0 or more"))

            do! checkData space data
            let rows, values = split space data
            return conditioned space parameters rows values
        }

    let private typicalWeight, private typicalNugget = log 0.6, log 0.01

    /// Logarithms of the weights and then of the nugget, within their bounds.
    let private clipped (logs: float[]) =
        logs
        |> Array.mapi (fun i x ->
            if i < logs.Length - 1 then
                Math.Clamp(x, -6.0, 2.5)
            else
                Math.Clamp(x, -9.0, 1.0))

    let private parametersOf (logs: float[]) =
        {
            Weights = logs |> Array.truncate (logs.Length - 1) |> Array.map exp
            Nugget = exp (Array.last logs)
        }

    let private penalty (logs: float[]) =
        let mutable sum = 0.0

        for i in 0 .. logs.Length - 1 do
            let off =
                if i < logs.Length - 1 then
                    (logs[i] - typicalWeight) / 1.5
                else
                    (logs[i] - typicalNugget) / 2.5

            sum <- sum + 0.5 * off * off

        sum

    /// The process with the parameters that are likeliest after log-normal priors (weights around 0.6, nugget around 0.01), found
    /// by a coordinate search over their logarithms: from the priors' centres, or in fewer steps from those of an earlier
    /// fit. Fails for data as `condition` does.
    let fit
        (earlier: KernelParameters option)
        (data: (Genome * float) list)
        (space: Space)
        : Result<GaussianProcess, HybHanasError> =
        checkData space data
        |> Result.map (fun () ->
            let rows, values = split space data

            let start, steps =
                match earlier with
                | Some parameters when parameters.Weights.Length = space.Genes.Count ->
                    Array.append (Array.map log parameters.Weights) [| log parameters.Nugget |], [ 0.9; 0.4 ]
                | _ -> Array.append (Array.create space.Genes.Count typicalWeight) [| typicalNugget |], [ 1.4; 0.7; 0.7; 0.4 ]

            let at logs =
                let gp = conditioned space (parametersOf logs) rows values
                struct (logs, gp, gp.Loss + penalty logs)

            let mutable best = at (clipped start)

            for step in steps do
                for i in 0 .. start.Length - 1 do
                    let tried move =
                        let struct (logs, _, loss) = best
                        let trial = Array.copy logs
                        trial[i] <- trial[i] + move
                        let trial = clipped trial

                        trial[i] <> logs[i]
                        && (let struct (_, _, found) as there = at trial
                            let better = found < loss

                            if better then
                                best <- there

                            better)

                    if not (tried step) then
                        tried -step |> ignore

            let struct (_, gp, _) = best
            gp)

    /// Mean and standard deviation of the function (without the noise) at a genome of the same space.
    let internal predictKnown (gp: GaussianProcess) (genome: Genome) : struct (float * float) =
        let integers = integersOf gp.Shape
        let row = rowOf gp.Shape genome

        let correlations =
            Array.init gp.Rows.Length (fun i -> correlation integers gp.Factors row gp.Rows[i])

        let n = gp.Rows.Length
        let mean = gp.Mean + Cholesky.dot n correlations gp.Coefficients
        let whitened = Cholesky.solveLower gp.Lower correlations
        let explained = Cholesky.dot n whitened whitened
        let unsure = 1.0 - Cholesky.dot n gp.WhitenedOnes whitened
        let ofMean = unsure * unsure / Cholesky.dot n gp.WhitenedOnes gp.WhitenedOnes
        struct (mean, sqrt (gp.Variance * (max 0.0 (1.0 - explained) + ofMean)))

    /// Mean and standard deviation of the function (without the noise) at a genome. Fails for a genome of another space.
    let predict (genome: Genome) (gp: GaussianProcess) : Result<struct (float * float), HybHanasError> =
        Space.check genome gp.Shape |> Result.map (fun () -> predictKnown gp genome)
