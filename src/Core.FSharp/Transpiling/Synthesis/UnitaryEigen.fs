namespace HybHanas.Core.Transpiling

open System
open System.Numerics

/// Eigenvectors of a small unitary matrix.
[<RequireQualifiedAccess>]
module internal UnitaryEigen =

    /// Columns p and q of the flat n x n matrix times [[c, -conj s], [s, c]].
    let private rotateColumns n (m: Complex[]) p q (c: float) (s: Complex) =
        for k in 0 .. n - 1 do
            let kp, kq = m[k * n + p], m[k * n + q]
            m[k * n + p] <- c * kp + s * kq
            m[k * n + q] <- c * kq - Complex.Conjugate s * kp

    let private rotateRows n (m: Complex[]) p q (c: float) (s: Complex) =
        for k in 0 .. n - 1 do
            let pk, qk = m[p * n + k], m[q * n + k]
            m[p * n + k] <- c * pk + Complex.Conjugate s * qk
            m[q * n + k] <- c * qk - s * pk

    let private offDiagonal n (m: Complex[]) =
        let mutable sum = 0.0

        for p in 0 .. n - 1 do
            for q in 0 .. n - 1 do
                if p <> q then
                    sum <-
                        sum
                        + m[p * n + q].Real * m[p * n + q].Real
                        + m[p * n + q].Imaginary * m[p * n + q].Imaginary

        sum

    /// The orthonormal eigenvectors of a Hermitian matrix as columns: cyclic Jacobi rotations.
    let private hermitian n (h: Complex[]) =
        let v = Dense.identity n

        let sweep () =
            for p in 0 .. n - 2 do
                for q in p + 1 .. n - 1 do
                    let coupling = h[p * n + q]
                    let size = coupling.Magnitude

                    if size > 0.0 then
                        let difference = h[p * n + p].Real - h[q * n + q].Real
                        // The smaller of the two angles: the order of the eigenvalues is left as it is.
                        let angle =
                            Math.Atan2(2.0 * size * float (Math.Sign difference ||| 1), abs difference)
                            / 2.0

                        let s = sin angle * Complex.Conjugate coupling / size
                        rotateColumns n h p q (cos angle) s
                        rotateRows n h p q (cos angle) s
                        rotateColumns n v p q (cos angle) s

        let mutable sweeps = 0

        while sweeps < 30 && offDiagonal n h > 1e-20 do
            sweep ()
            sweeps <- sweeps + 1

        sweep ()
        v

    /// The eigenvectors of a unitary u as columns, and its eigenvalues' phases: u = v diag(e^(i phase)) v†. They are those of
    /// cos t (u + u†) + i sin t (u† - u), which keeps the eigenvalues of angles a and b apart by |sin((a + b)/2 - t)| of their
    /// distance. Of enough t evenly spread, one keeps every pair well apart.
    let decompose (n: int) (u: Complex[]) : Complex[] * float[] =
        let adjoint = Dense.dagger n u
        let candidates = n * (n - 1) / 2 + 1

        let attempt k =
            let t = Math.PI * (float k + 0.5) / float candidates
            let forward = Complex.FromPolarCoordinates(0.5, -t)

            let v =
                hermitian n (Array.map2 (fun x y -> forward * x + Complex.Conjugate forward * y) u adjoint)

            let diagonal = Dense.multiply n (Dense.multiply n (Dense.dagger n v) u) v
            offDiagonal n diagonal, (v, Array.init n (fun k -> diagonal[k * n + k].Phase))

        let rec search k (best, found) =
            if best < 1e-27 || k = candidates then
                found
            else
                search (k + 1) (List.minBy fst [ best, found; attempt k ])

        search 1 (attempt 0)
