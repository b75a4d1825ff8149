/// Gaussian process regression on genomes: one length scale for each gene, a constant mean, a relative nugget.
/// (Rasmussen and Williams 2006; constant mean and variance profiled out as in universal kriging.)
namespace HybHanas.Core.Searching

open System
open System.Runtime.CompilerServices
open System.Runtime.Intrinsics

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
        }

    /// What it was conditioned with.
    member this.Parameters = this.Settings

    /// Number of data.
    member this.Count = this.Rows.Length

    member internal this.Space = this.Shape

    member internal this.Regressors = this.Trend

[<RequireQualifiedAccess>]
module internal Kriging =

    /// Data with mean and variance profiled out.
    type private Profiled =
        {
            Ones: float[]
            Residual: float[]
            Mean: float
            Variance: float
        }

    /// Below this the variance is rounding: the values are as good as equal.
    let private leastVariance (values: float[]) =
        let scale = values |> Array.fold (fun most value -> max most (abs value)) 1e-100
        1e-24 * scale * scale

    let private profiled (lower: float[][]) (values: float[]) : Profiled =
        let n = values.Length
        let ones = Cholesky.solveLower lower (Array.create n 1.0)
        let whitened = Cholesky.solveLower lower values
        let mean = Cholesky.dot n ones whitened / Cholesky.dot n ones ones
        let residual = Array.map2 (fun value one -> value - mean * one) whitened ones

        {
            Ones = ones
            Residual = residual
            Mean = mean
            Variance = max (leastVariance values) (Cholesky.dot n residual residual / float n)
        }

    /// Rounding makes a matrix with (nearly) equal rows indefinite; the least nugget that mends it is far below any noise.
    let rec private factored factors (rows: Datum[]) (known: float[][]) nugget jitter : struct (float * float[][]) =
        let matrix = Covariance.matrix factors known.Length rows
        Array.blit known 0 matrix 0 known.Length

        if Cholesky.factor known.Length (nugget + jitter) matrix then
            struct (jitter, matrix)
        else
            factored factors rows [||] nugget (max 1e-12 (10.0 * jitter))

    /// - ln likelihood of the parameters with mean and variance profiled out, up to a constant.
    let loss (space: Space) (parameters: KernelParameters) (rows: Datum[]) (values: float[]) : float =
        let factors = Covariance.factors space parameters.Weights
        let struct (_, lower) = factored factors rows [||] parameters.Nugget 0.0

        0.5 * float rows.Length * log (profiled lower values).Variance
        + Cholesky.logDiagonal lower

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

    /// The factor of an earlier process of the same parameters on the first of the same data is used again.
    let conditioned (space: Space) trend earlier parameters (rows: Datum[]) (values: float[]) : GaussianProcess =
        let factors = Covariance.factors space parameters.Weights

        let struct (jitter, lower) =
            factored factors rows (knownRows earlier parameters rows) parameters.Nugget 0.0

        let profiled = profiled lower values

        {
            Shape = space
            Settings = parameters
            Trend = trend
            Rows = rows
            Factors = factors
            Jitter = jitter
            Lower = lower
            Coefficients = Cholesky.solveUpper lower profiled.Residual
            WhitenedOnes = profiled.Ones
            Mean = profiled.Mean
            Variance = profiled.Variance
        }

    /// For each of the four columns of a panel from `place` on, the scalar products of the first n rows with a column and with themselves.
    [<MethodImpl(MethodImplOptions.AggressiveOptimization)>]
    let private products n (column: float[]) (x: float[]) place : struct (Vector256<float> * Vector256<float>) =
        let mutable withColumn, squares = Vector256<float>.Zero, Vector256<float>.Zero

        for i in 0 .. n - 1 do
            let row = Vector256.Create(x, i * Cholesky.panel + place)
            withColumn <- withColumn + Vector256.Create column[i] * row
            squares <- squares + row * row

        struct (withColumn, squares)

    /// Covariances of a panel of data with those of the process, side by side in rows.
    let private covariances (gp: GaussianProcess) first (data: Datum[]) (x: float[]) =
        let columns =
            Covariance.columns gp.Factors gp.Rows[0].Regressors.Length first Cholesky.panel data

        for j in 0 .. gp.Rows.Length - 1 do
            Covariance.fill columns Cholesky.panel gp.Rows[j] x (j * Cholesky.panel)

    /// For each panel of the data, with its covariances, for each four of its columns.
    let private byPanel (gp: GaussianProcess) (data: Datum[]) (work: float[] -> int -> unit) =
        let x = Array.zeroCreate (gp.Rows.Length * Cholesky.panel)

        for first in 0 .. Cholesky.panel .. data.Length - 1 do
            covariances gp first data x
            work x first

    let private writeMeans (gp: GaussianProcess) (found: float[]) (x: float[]) first =
        for place in 0..4 .. Cholesky.panel - 4 do
            let struct (explained, _) = products gp.Rows.Length gp.Coefficients x place

            for lane in 0 .. min 3 (found.Length - first - place - 1) do
                found[first + place + lane] <- gp.Mean + explained[lane]

    /// Mean of the function at data of the same space.
    let means (gp: GaussianProcess) (data: Datum[]) : float[] =
        let found = Array.zeroCreate data.Length
        byPanel gp data (writeMeans gp found)
        found

    /// Mean and standard deviation of the function (without the noise) at data of the same space; their regressors are not looked at where the
    /// process has none. Many are solved for together.
    let predictions (gp: GaussianProcess) (data: Datum[]) : struct (float * float)[] =
        let n = gp.Rows.Length
        let regressors = gp.Rows[0].Regressors.Length
        let ones = Cholesky.dot n gp.WhitenedOnes gp.WhitenedOnes
        let means = Array.zeroCreate data.Length
        let deviations = Array.zeroCreate data.Length

        let deviation (datum: Datum) sure squares =
            let own =
                1.0
                + Covariance.trendVariance
                  * Cholesky.dot regressors datum.Regressors datum.Regressors

            sqrt (gp.Variance * (max 0.0 (own - squares) + (1.0 - sure) * (1.0 - sure) / ones))

        byPanel gp data (fun x first ->
            writeMeans gp means x first
            Cholesky.solvePanel gp.Lower x

            for place in 0..4 .. Cholesky.panel - 4 do
                let struct (sure, squares) = products n gp.WhitenedOnes x place

                for lane in 0 .. min 3 (data.Length - first - place - 1) do
                    let at = first + place + lane
                    deviations[at] <- deviation data[at] sure[lane] squares[lane])

        Array.map2 (fun mean deviation -> struct (mean, deviation)) means deviations
