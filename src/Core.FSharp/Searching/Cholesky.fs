/// Dense symmetric positive definite systems of a few hundred unknowns. Lower triangles are rows of growing length.
namespace HybHanas.Core.Searching

open System.Runtime.Intrinsics

[<RequireQualifiedAccess>]
module internal Cholesky =

    /// Scalar product of the first n numbers. The width is fixed, so that the order of the sums, and with it every bit, is the same
    /// on every processor.
    let dot (n: int) (a: float[]) (b: float[]) : float =
        let mutable first = Vector256<float>.Zero
        let mutable second = Vector256<float>.Zero
        let mutable i = 0

        while i + 8 <= n do
            first <- first + Vector256.Create(a, i) * Vector256.Create(b, i)
            second <- second + Vector256.Create(a, i + 4) * Vector256.Create(b, i + 4)
            i <- i + 8

        let both = first + second
        let mutable sum = (both[0] + both[1]) + (both[2] + both[3])

        while i < n do
            sum <- sum + a[i] * b[i]
            i <- i + 1

        sum

    /// L with L L^T = the matrix (of which the lower triangle is given) with `added` on its diagonal; None where that is not positive
    /// definite. The first rows of L may be known; those of the matrix are then not looked at.
    let extend (known: float[][]) (added: float) (matrix: float[][]) : float[][] option =
        let n = matrix.Length

        let lower =
            Array.init n (fun i ->
                if i < known.Length then
                    known[i]
                else
                    Array.zeroCreate (i + 1))

        let mutable definite = true
        let mutable i = known.Length

        while definite && i < n do
            let row: float[] = lower[i]

            for j in 0 .. i - 1 do
                let other: float[] = lower[j]
                row[j] <- (matrix[i][j] - dot j row other) / other[j]

            let pivot = matrix[i][i] + added - dot i row row
            // Smaller pivots are rounding: their square root would be noise divided by noise.
            definite <- pivot > 1e-14
            row[i] <- sqrt (max 0.0 pivot)
            i <- i + 1

        if definite then Some lower else None

    /// L^-1 b.
    let solveLower (lower: float[][]) (b: float[]) : float[] =
        let x = Array.zeroCreate b.Length

        for i in 0 .. b.Length - 1 do
            x[i] <- (b[i] - dot i lower[i] x) / lower[i][i]

        x

    /// L^-T b.
    let solveUpper (lower: float[][]) (b: float[]) : float[] =
        let x = Array.copy b

        for i in b.Length - 1 .. -1 .. 0 do
            x[i] <- x[i] / lower[i][i]

            for j in 0 .. i - 1 do
                x[j] <- x[j] - lower[i][j] * x[i]

        x

    /// Sum of the logarithms of the diagonal: half the logarithm of the determinant.
    let logDiagonal (lower: float[][]) : float =
        lower |> Array.sumBy (fun row -> log (Array.last row))
