namespace HybHanas.Core.Transpiling

open System

/// Two commuting real symmetric matrices share an orthonormal eigenbasis; this finds it.
[<RequireQualifiedAccess>]
module internal JointDiagonalisation =

    let private rotate n (m: float[]) p q c s =
        for k in 0 .. n - 1 do
            let kp, kq = m[k * n + p], m[k * n + q]
            m[k * n + p] <- c * kp + s * kq
            m[k * n + q] <- c * kq - s * kp

    let private rotateRows n (m: float[]) p q c s =
        for k in 0 .. n - 1 do
            let pk, qk = m[p * n + k], m[q * n + k]
            m[p * n + k] <- c * pk + s * qk
            m[q * n + k] <- c * qk - s * pk

    let private offDiagonal n (a: float[]) (b: float[]) =
        let mutable sum = 0.0

        for p in 0 .. n - 2 do
            for q in p + 1 .. n - 1 do
                let x, y = a[p * n + q], b[p * n + q]
                sum <- sum + x * x + y * y

        sum

    /// Jacobi sweeps on both matrices at once; each rotation makes the sum of both off-diagonal entries least
    /// (Cardoso, Souloumiac 1996). Rotates a, b and the columns of v in place; what is left off the diagonals, squared.
    let private sweep n (a: float[]) (b: float[]) (v: float[]) =
        for p in 0 .. n - 2 do
            for q in p + 1 .. n - 1 do
                let da, oa = a[p * n + p] - a[q * n + q], 2.0 * a[p * n + q]
                let db, ob = b[p * n + p] - b[q * n + q], 2.0 * b[p * n + q]
                let equal = da * da + db * db - oa * oa - ob * ob
                let mixed = 2.0 * (da * oa + db * ob)
                let angle = Math.Atan2(mixed, equal) / 4.0

                if angle <> 0.0 then
                    let c, s = cos angle, sin angle
                    rotate n a p q c s
                    rotateRows n a p q c s
                    rotate n b p q c s
                    rotateRows n b p q c s
                    rotate n v p q c s

        offDiagonal n a b

    let private similarity n (m: float[]) (v: float[]) =
        let half = Array.zeroCreate (n * n)
        let whole = Array.zeroCreate (n * n)

        for row in 0 .. n - 1 do
            for column in 0 .. n - 1 do
                for k in 0 .. n - 1 do
                    half[row * n + column] <- half[row * n + column] + m[row * n + k] * v[k * n + column]

        for row in 0 .. n - 1 do
            for column in 0 .. n - 1 do
                for k in 0 .. n - 1 do
                    whole[row * n + column] <- whole[row * n + column] + v[k * n + row] * half[k * n + column]

        whole

    let private settle n a b v =
        let mutable left = sweep n a b v
        let mutable sweeps = 1

        while left > 1e-20 && sweeps < 30 do
            left <- sweep n a b v
            sweeps <- sweeps + 1

        // Convergence is quadratic: one more sweep takes the rest to rounding.
        sweep n a b v |> ignore

    /// The columns of the result (row-major n x n) diagonalise both matrices. Joint sweeps alone could rest at a point that no
    /// single rotation improves (Goldstine, Horwitz 1959), so they start from the eigenvectors of a generic mixture, which
    /// leaves them the pairs that the mixture cannot tell apart.
    let eigenvectors (n: int) (a: float[]) (b: float[]) : float[] =
        let v = Array.init (n * n) (fun k -> if k / n = k % n then 1.0 else 0.0)

        let mixture =
            Array.map2 (fun x y -> 0.7648421872844885 * x + 0.644217687237691 * y) a b

        settle n mixture (Array.zeroCreate (n * n)) v
        settle n (similarity n a v) (similarity n b v) v
        v
