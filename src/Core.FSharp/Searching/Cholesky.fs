/// Dense symmetric positive definite systems of a few hundred unknowns. Lower triangles are rows, of which what lies beyond the
/// diagonal is never looked at. Products are added in an order of their own, with fused operations, so that every bit is the same
/// on every processor. What takes the time is compiled with all optimisations at once.
namespace HybHanas.Core.Searching

open System.Runtime.CompilerServices
open System.Runtime.Intrinsics

[<RequireQualifiedAccess>]
module internal Cholesky =

    let private summed (v: Vector256<float>) = (v[0] + v[1]) + (v[2] + v[3])

    /// Scalar product of the first n numbers.
    [<MethodImpl(MethodImplOptions.AggressiveOptimization)>]
    let dot (n: int) (a: float[]) (b: float[]) : float =
        let mutable first = Vector256<float>.Zero
        let mutable second = Vector256<float>.Zero
        let mutable i = 0

        while i + 8 <= n do
            first <- Vector256.FusedMultiplyAdd(Vector256.Create(a, i), Vector256.Create(b, i), first)
            second <- Vector256.FusedMultiplyAdd(Vector256.Create(a, i + 4), Vector256.Create(b, i + 4), second)
            i <- i + 8

        let mutable sum = summed (first + second)

        while i < n do
            sum <- sum + a[i] * b[i]
            i <- i + 1

        sum

    /// Takes the scalar products of the first n numbers of a row with those of four others from the row's numbers n to n + 3.
    [<MethodImpl(MethodImplOptions.AggressiveOptimization)>]
    let private subtractFour (n: int) (row: float[]) (b: float[]) (c: float[]) (d: float[]) (e: float[]) =
        let mutable sumB, sumC = Vector256<float>.Zero, Vector256<float>.Zero
        let mutable sumD, sumE = Vector256<float>.Zero, Vector256<float>.Zero

        for i in 0..4 .. n - 4 do
            let own = Vector256.Create(row, i)
            sumB <- Vector256.FusedMultiplyAdd(own, Vector256.Create(b, i), sumB)
            sumC <- Vector256.FusedMultiplyAdd(own, Vector256.Create(c, i), sumC)
            sumD <- Vector256.FusedMultiplyAdd(own, Vector256.Create(d, i), sumD)
            sumE <- Vector256.FusedMultiplyAdd(own, Vector256.Create(e, i), sumE)

        row[n] <- row[n] - summed sumB
        row[n + 1] <- row[n + 1] - summed sumC
        row[n + 2] <- row[n + 2] - summed sumD
        row[n + 3] <- row[n + 3] - summed sumE

    /// The row of the factor in place of the matrix's, from those before it; false where it is not positive definite.
    [<MethodImpl(MethodImplOptions.AggressiveOptimization)>]
    let private factorRow (lower: float[][]) (added: float) (i: int) : bool =
        let row = lower[i]
        let blocked = i - i % 4

        for first in 0..4 .. blocked - 4 do
            subtractFour first row lower[first] lower[first + 1] lower[first + 2] lower[first + 3]

            for j in first .. first + 3 do
                let other = lower[j]

                for k in first .. j - 1 do
                    row[j] <- row[j] - row[k] * other[k]

                row[j] <- row[j] / other[j]

        for j in blocked .. i - 1 do
            row[j] <- (row[j] - dot j row lower[j]) / lower[j][j]

        let pivot = row[i] + added - dot i row row
        row[i] <- sqrt (max 0.0 pivot)
        // Smaller pivots are rounding: their square root would be noise divided by noise.
        pivot > 1e-14

    /// The factor L with L L^T = the matrix (of which the lower triangle is given, and overwritten) with `added` on its diagonal; false where
    /// that is not positive definite. Rows below `known` are those of the factor already.
    let factor (known: int) (added: float) (matrix: float[][]) : bool =
        let mutable i = known

        while i < matrix.Length && factorRow matrix added i do
            i <- i + 1

        i = matrix.Length

    /// L^-1 b.
    let solveLower (lower: float[][]) (b: float[]) : float[] =
        let x = Array.zeroCreate b.Length

        for i in 0 .. b.Length - 1 do
            x[i] <- (b[i] - dot i lower[i] x) / lower[i][i]

        x

    /// Systems that solvePanel solves together.
    let panel = 16

    /// Takes what the first n rows of a panel say from the row at `place`, and divides it.
    [<MethodImpl(MethodImplOptions.AggressiveOptimization)>]
    let private solveRow (n: int) (lower: float[]) (x: float[]) (place: int) =
        let mutable a, b = Vector256.Create(x, place), Vector256.Create(x, place + 4)

        let mutable c, d = Vector256.Create(x, place + 8), Vector256.Create(x, place + 12)

        for j in 0 .. n - 1 do
            let weight = Vector256.Create(-lower[j])
            let from = j * panel
            a <- Vector256.FusedMultiplyAdd(weight, Vector256.Create(x, from), a)
            b <- Vector256.FusedMultiplyAdd(weight, Vector256.Create(x, from + 4), b)
            c <- Vector256.FusedMultiplyAdd(weight, Vector256.Create(x, from + 8), c)
            d <- Vector256.FusedMultiplyAdd(weight, Vector256.Create(x, from + 12), d)

        let diagonal = Vector256.Create lower[n]
        (a / diagonal).CopyTo(x, place)
        (b / diagonal).CopyTo(x, place + 4)
        (c / diagonal).CopyTo(x, place + 8)
        (d / diagonal).CopyTo(x, place + 12)

    /// Overwrites sixteen right-hand sides, which lie side by side in the rows of x, by their L^-1.
    let solvePanel (lower: float[][]) (x: float[]) =
        for i in 0 .. lower.Length - 1 do
            solveRow i lower[i] x (i * panel)

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
        let mutable sum = 0.0

        for i in 0 .. lower.Length - 1 do
            sum <- sum + log (lower[i][i])

        sum
