namespace HybHanas.Core.Transpiling

open System
open System.Numerics

/// u = (left0 + left1) [[C, -S], [S, C]] (right0 + right1) for a unitary in blocks of n x n; + is the direct sum,
/// C and S the diagonals of cos and sin of the angles, in [0, pi/2].
type internal CosineSine =
    {
        Left0: Complex[]
        Left1: Complex[]
        Right0: Complex[]
        Right1: Complex[]
        Angles: float[]
    }

/// The cosine-sine decomposition (Paige, Wei 1994) by one-sided Jacobi rotations.
[<RequireQualifiedAccess>]
module internal CosineSine =

    let private gram n (m: Complex[]) p q =
        let mutable sum = Complex.Zero

        for k in 0 .. n - 1 do
            sum <- sum + Complex.Conjugate m[k * n + p] * m[k * n + q]

        sum

    let private rotate n (m: Complex[]) p q (c: float) (s: Complex) =
        for k in 0 .. n - 1 do
            let kp, kq = m[k * n + p], m[k * n + q]
            m[k * n + p] <- c * kp + s * kq
            m[k * n + q] <- c * kq - Complex.Conjugate s * kp

    /// Rotates the columns of both halves until they are orthogonal in each. The angle comes from the half where the two
    /// columns are shorter: there the products are known to more digits.
    let private orthogonalise n (upper: Complex[]) (lower: Complex[]) (v: Complex[]) =
        let mutable worst = 1.0
        let mutable sweeps = 0

        while worst > 4e-15 && sweeps < 30 do
            worst <- 0.0
            sweeps <- sweeps + 1

            for p in 0 .. n - 2 do
                for q in p + 1 .. n - 1 do
                    let norms m =
                        (gram n m p p).Real, (gram n m q q).Real

                    let up, uq = norms upper
                    let lp, lq = norms lower
                    let half, np, nq = if lp + lq <= up + uq then lower, lp, lq else upper, up, uq
                    let coupling = gram n half p q
                    let size = coupling.Magnitude

                    // Below this the columns are rounding noise of the unitary.
                    if size > 1e-32 then
                        worst <- max worst (size / sqrt (np * nq))
                        let difference = np - nq

                        let angle =
                            Math.Atan2(2.0 * size * float (Math.Sign difference ||| 1), abs difference)
                            / 2.0

                        let s = sin angle * Complex.Conjugate coupling / size
                        rotate n upper p q (cos angle) s
                        rotate n lower p q (cos angle) s
                        rotate n v p q (cos angle) s

    let private columnNorm n (m: Complex[]) column = sqrt (gram n m column column).Real

    /// The unitary whose columns have the directions of those of m, which are orthogonal; the longer ones decide, and a column
    /// that vanishes gets a direction that is still free.
    let private directions n (m: Complex[]) =
        let unit = Array.zeroCreate<Complex>(n * n)
        let longestFirst = [ 0 .. n - 1 ] |> List.sortByDescending (columnNorm n m)

        let place done' column (start: Complex[]) =
            let mutable current = start

            // Twice is enough for orthogonality to rounding.
            for _ in 1..2 do
                for other in done' do
                    let mutable overlap = Complex.Zero

                    for k in 0 .. n - 1 do
                        overlap <- overlap + Complex.Conjugate unit[k * n + other] * current[k]

                    current <- current |> Array.mapi (fun k x -> x - overlap * unit[k * n + other])

            let norm = sqrt (current |> Array.sumBy (fun x -> x.Magnitude * x.Magnitude))
            current |> Array.iteri (fun k x -> unit[k * n + column] <- x / norm)

        let rec fill done' columns =
            match columns with
            | [] -> ()
            | column :: rest ->
                let given = Array.init n (fun k -> m[k * n + column])

                if columnNorm n m column > 1e-12 then
                    place done' column given
                else
                    // The basis vector that the columns so far cover least.
                    let covered k =
                        done' |> List.sumBy (fun other -> unit[k * n + other].Magnitude ** 2.0)

                    let least = [ 0 .. n - 1 ] |> List.minBy covered
                    place done' column (Array.init n (fun k -> if k = least then Complex.One else Complex.Zero))

                fill (column :: done') rest

        fill [] longestFirst
        unit

    /// The decomposition of a flat 2n x 2n unitary.
    let decompose (n: int) (u: Complex[]) : CosineSine =
        let block row column =
            Array.init (n * n) (fun k -> u[(row * n + k / n) * 2 * n + column * n + k % n])

        let upper, lower, v = block 0 0, block 1 0, Dense.identity n
        orthogonalise n upper lower v
        let left0, left1 = directions n upper, directions n lower

        let angles =
            Array.init n (fun k -> Math.Atan2(columnNorm n lower k, columnNorm n upper k))

        let viaLeft0 = Dense.multiply n (Dense.dagger n left0) (block 0 1)
        let viaLeft1 = Dense.multiply n (Dense.dagger n left1) (block 1 1)

        {
            Left0 = left0
            Left1 = left1
            Right0 = Dense.dagger n v
            Right1 = Array.init (n * n) (fun k -> cos angles[k / n] * viaLeft1[k] - sin angles[k / n] * viaLeft0[k])
            Angles = angles
        }
