/// Gaussian process regression on genomes: one length scale for each gene, a constant mean, a relative nugget.
/// (Rasmussen and Williams 2006; constant mean and variance profiled out as in universal kriging.)
namespace HybHanas.Core.Searching

open System
open HybHanas.Core

/// What the covariance depends on: k(a, b) = variance * (0.15 product of f_i + 0.85 mean of f_i), f_i = exp(- weight_i * d_i(a, b)), d = 3
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

/// A genome in the data: its levels, as many as the gene has where it is silent, and its regressors.
type internal Datum = { Levels: int[]; Regressors: float[] }

/// A process conditioned on data.
type internal GaussianProcess =
    private
        {
            Shape: Space
            Settings: KernelParameters
            Trend: Trend
            Rows: Datum[]
            Factors: float[][][]
            Jitter: float
            Lower: float[][]
            /// Inverse covariance times (data - mean).
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
module internal GaussianProcess =

    /// Variance of a trend's coefficient over the process's: vague.
    let private trendVariance = 1e4

    let internal noTrend: Trend = fun _ -> [||]

    /// A genome as it enters covariances.
    let internal datum (space: Space) (regressors: float[]) (genome: Genome) : Datum =
        let active = Space.activeIn space genome

        {
            Levels = Array.init genome.Length (fun i -> if active[i] then genome[i] else space.Genes[i].Levels)
            Regressors = regressors
        }

    let private datumOf space (trend: Trend) genome = datum space (trend genome) genome

    /// exp(- weight * d) for each gene and each pair of its levels, the last of which stands for silent.
    let private factorsOf (space: Space) (weights: float[]) : float[][][] =
        Array.init space.Genes.Count (fun i ->
            let gene = space.Genes[i]
            let different = exp (-weights[i])

            let factor a b =
                if a = b then
                    1.0
                elif gene.IsOrdered && a < gene.Levels && b < gene.Levels then
                    let share = float (abs (a - b)) / float (max 1 (gene.Levels - 1))
                    exp (-3.0 * weights[i] * share * share)
                else
                    different

            Array.init (gene.Levels + 1) (fun a -> Array.init (gene.Levels + 1) (factor a)))

    let private additive = 0.85

    /// Covariances, over the variance, of one datum with the first `count` of others.
    let private covariances (factors: float[][][]) (datum: Datum) count (others: Datum[]) : float[] =
        let tables = datum.Levels |> Array.mapi (fun i level -> factors[i][level])

        Array.init count (fun j ->
            let other = others[j]
            let mutable product = 1.0
            let mutable sum = 0.0

            for i in 0 .. tables.Length - 1 do
                let factor = tables[i][other.Levels[i]]
                product <- product * factor
                sum <- sum + factor

            (1.0 - additive) * product
            + additive * sum / float tables.Length
            + trendVariance
              * Cholesky.dot other.Regressors.Length datum.Regressors other.Regressors)

    /// Rounding makes a matrix with (nearly) equal rows indefinite; the least nugget that mends it is far below any noise.
    let rec private factorised (covariances: float[][]) nugget jitter : struct (float * float[][]) =
        match Cholesky.extend [||] (nugget + jitter) covariances with
        | Some lower -> struct (jitter, lower)
        | None -> factorised covariances nugget (10.0 * jitter)

    /// Below this the variance is rounding: the values are as good as equal.
    let private leastVariance (values: float[]) =
        let scale = values |> Array.fold (fun most value -> max most (abs value)) 1e-100
        1e-24 * scale * scale

    let private knownRows (earlier: GaussianProcess option) (parameters: KernelParameters) (rows: Datum[]) : float[][] =
        match earlier with
        | Some gp when
            Object.ReferenceEquals(gp.Settings, parameters)
            && gp.Jitter = 0.0
            && gp.Rows.Length <= rows.Length
            && Array.forall2 (=) gp.Rows (Array.truncate gp.Rows.Length rows)
            ->
            gp.Lower
        | _ -> [||]

    let private conditioned (space: Space) trend earlier parameters (rows: Datum[]) (values: float[]) : GaussianProcess =
        let factors = factorsOf space parameters.Weights
        let known = knownRows earlier parameters rows

        let matrix from =
            Array.init rows.Length (fun i ->
                if i < from then
                    [||]
                else
                    covariances factors rows[i] (i + 1) rows)

        let struct (jitter, lower) =
            match Cholesky.extend known parameters.Nugget (matrix known.Length) with
            | Some lower -> struct (0.0, lower)
            | None -> factorised (matrix 0) parameters.Nugget 1e-12

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
            Trend = trend
            Rows = rows
            Factors = factors
            Jitter = jitter
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

    let private split (space: Space) trend (data: (Genome * float) list) =
        data |> List.map (fst >> datumOf space trend) |> Array.ofList, data |> List.map snd |> Array.ofList

    /// As `condition`, with a trend; the factor of an earlier process of the same parameters on the first of the same data is used again.
    let internal conditionWith
        (trend: Trend)
        (earlier: GaussianProcess option)
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
            let rows, values = split space trend data
            return conditioned space trend earlier parameters rows values
        }

    /// The process with the given parameters, conditioned on values of genomes. A genome may come more than once. Fails without data,
    /// for a genome of another space, a value that is not finite, and parameters of another number or below 0.
    let condition
        (parameters: KernelParameters)
        (data: (Genome * float) list)
        (space: Space)
        : Result<GaussianProcess, HybHanasError> =
        conditionWith noTrend None parameters data space

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

    let private mostForSearch = 160

    /// Evenly taken from all, so that the search for parameters takes no longer for more data.
    let private thinned (items: 'a[]) : 'a[] =
        if items.Length <= mostForSearch then
            items
        else
            Array.init mostForSearch (fun i -> items[i * items.Length / mostForSearch])

    let private likeliest (space: Space) trend (earlier: KernelParameters option) rows values : KernelParameters =
        let start, steps =
            match earlier with
            | Some parameters when parameters.Weights.Length = space.Genes.Count ->
                Array.append (Array.map log parameters.Weights) [| log parameters.Nugget |], [ 0.9; 0.4 ]
            | _ -> Array.append (Array.create space.Genes.Count typicalWeight) [| typicalNugget |], [ 1.4; 0.7; 0.7; 0.4 ]

        let at logs =
            let gp = conditioned space trend None (parametersOf logs) rows values
            struct (logs, gp.Loss + penalty logs)

        let mutable best = at (clipped start)

        for step in steps do
            for i in 0 .. start.Length - 1 do
                let tried move =
                    let struct (logs, loss) = best
                    let trial = Array.copy logs
                    trial[i] <- trial[i] + move
                    let trial = clipped trial

                    trial[i] <> logs[i]
                    && (let struct (_, found) as there = at trial
                        let better = found < loss

                        if better then
                            best <- there

                        better)

                if not (tried step) then
                    tried -step |> ignore

        let struct (logs, _) = best
        parametersOf logs

    /// As `fit`, with a trend.
    let internal fitWith
        (trend: Trend)
        (earlier: KernelParameters option)
        (data: (Genome * float) list)
        (space: Space)
        : Result<GaussianProcess, HybHanasError> =
        checkData space data
        |> Result.map (fun () ->
            let rows, values = split space trend data

            let parameters = likeliest space trend earlier (thinned rows) (thinned values)

            conditioned space trend None parameters rows values)

    /// The process with the parameters that are likeliest (judged by 160 of the data at most) after log-normal priors (weights around 0.6,
    /// nugget around 0.01), found by a coordinate search over their logarithms: from the priors' centres, or in fewer steps
    /// from those of an earlier fit. Fails for data as `condition` does.
    let fit
        (earlier: KernelParameters option)
        (data: (Genome * float) list)
        (space: Space)
        : Result<GaussianProcess, HybHanasError> =
        fitWith noTrend earlier data space

    /// Mean and standard deviation of the function (without the noise) at a genome of the same space; regressors are not looked at where the
    /// process has none.
    let internal predictDatum (gp: GaussianProcess) (datum: Datum) : struct (float * float) =
        let n = gp.Rows.Length
        let regressors = gp.Rows[0].Regressors.Length

        let own =
            1.0 + trendVariance * Cholesky.dot regressors datum.Regressors datum.Regressors

        let covariances = covariances gp.Factors datum n gp.Rows
        let mean = gp.Mean + Cholesky.dot n covariances gp.Coefficients
        let whitened = Cholesky.solveLower gp.Lower covariances
        let explained = Cholesky.dot n whitened whitened
        let unsure = 1.0 - Cholesky.dot n gp.WhitenedOnes whitened
        let ofMean = unsure * unsure / Cholesky.dot n gp.WhitenedOnes gp.WhitenedOnes
        struct (mean, sqrt (gp.Variance * (max 0.0 (own - explained) + ofMean)))

    /// As `predict`, for a genome known to be of the same space.
    let internal predictKnown (gp: GaussianProcess) (genome: Genome) : struct (float * float) =
        predictDatum gp (datumOf gp.Shape gp.Trend genome)

    /// Mean and standard deviation of the function (without the noise) at a genome. Fails for a genome of another space.
    let predict (genome: Genome) (gp: GaussianProcess) : Result<struct (float * float), HybHanasError> =
        Space.check genome gp.Shape |> Result.map (fun () -> predictKnown gp genome)
