/// Ordinary least squares with standard errors that hold where the scatter differs between rows
/// (HC3, MacKinnon and White 1985).
namespace HybHanas.Core.Searching

open MathNet.Numerics.LinearAlgebra
open MathNet.Numerics.LinearAlgebra.Double
open MathNet.Numerics.Distributions

type internal LinearFit =
    {
        Rows: Matrix<float>
        /// Inverse of X'X.
        Inverse: Matrix<float>
        Coefficients: Vector<float>
        Residuals: Vector<float>
        Covariance: Matrix<float>
    }

    member this.Freedom = this.Rows.RowCount - this.Rows.ColumnCount

    /// Sum of the squared residuals.
    member this.Unexplained = this.Residuals * this.Residuals

[<RequireQualifiedAccess>]
module internal LeastSquares =

    /// Enough for the inverse of columns that are (nearly) sums of others to exist; far below any effect.
    let private ridge = 1e-8

    /// Rows of the same length, more of them than columns.
    let fit (rows: float[][]) (values: float[]) : LinearFit =
        let x = DenseMatrix.OfRowArrays rows :> Matrix<float>
        let y = DenseVector.OfArray values :> Vector<float>
        let gram = x.TransposeThisAndMultiply x

        let inverse =
            let nugget =
                DenseMatrix.CreateDiagonal(x.ColumnCount, x.ColumnCount, ridge * float rows.Length)

            (gram + nugget).Cholesky().Solve(DenseMatrix.CreateIdentity x.ColumnCount)

        let coefficients = inverse * x.TransposeThisAndMultiply y
        let residuals = y - x * coefficients
        let spread = x * inverse

        let weighted = x.Clone()

        for i in 0 .. x.RowCount - 1 do
            let leverage = spread.Row i * x.Row i
            let residual = residuals[i] / max 1e-9 (1.0 - leverage)
            weighted.SetRow(i, x.Row i * residual)

        let scatter = weighted.TransposeThisAndMultiply weighted

        {
            Rows = x
            Inverse = inverse
            Coefficients = coefficients
            Residuals = residuals
            Covariance = inverse * scatter * inverse
        }

    /// A combination of coefficients and the half width of its two-sided interval that is missed with the given probability.
    let contrast (miss: float) (weights: Vector<float>) (fit: LinearFit) : struct (float * float) =
        let deviation = sqrt (max 0.0 (weights * (fit.Covariance * weights)))
        let quantile = StudentT.InvCDF(0.0, 1.0, float fit.Freedom, 1.0 - miss / 2.0)
        struct (weights * fit.Coefficients, quantile * deviation)

    /// Two-sided p of one further regressor (t-test, equal variances); 1 where the columns explain it already.
    let furtherP (regressor: Vector<float>) (fit: LinearFit) : float =
        let own =
            regressor
            - fit.Rows * (fit.Inverse * fit.Rows.TransposeThisAndMultiply regressor)

        let length = own * own

        if length <= 1e-9 * (regressor * regressor) || fit.Freedom < 2 then
            1.0
        else
            let slope = own * fit.Residuals / length
            let left = max 1e-300 (fit.Unexplained - slope * slope * length)
            let t = slope / sqrt (left / float (fit.Freedom - 1) / length)
            2.0 * StudentT.CDF(0.0, 1.0, float (fit.Freedom - 1), -abs t)
