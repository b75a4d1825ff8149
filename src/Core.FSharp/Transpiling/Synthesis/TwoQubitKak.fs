namespace HybHanas.Core.Transpiling

open System
open System.Numerics
open HybHanas.Core

/// A two-qubit unitary as exp(i Phase) (After1 x After0) exp(i (A XX + B YY + C ZZ)) (Before1 x Before0), qubit 0 the low bit,
/// with pi/4 >= A >= B >= |C|, and C >= 0 where A = pi/4 (the Weyl chamber). Radians.
type internal TwoQubitKak =
    {
        A: float
        B: float
        C: float
        Phase: float
        After0: Unitary2
        After1: Unitary2
        Before0: Unitary2
        Before1: Unitary2
    }

/// The KAK decomposition (Khaneja, Glaser 2001; Zhang, Vala, Sastry, Whaley 2003), found in the magic basis, where local gates
/// are real: M = B† U B has M^T M = P diag(e^(2 i d)) P^T with real orthogonal P.
[<RequireQualifiedAccess>]
module internal TwoQubitKak =

    /// Coordinates nearer than this to a class of fewer entanglers are taken to be in it; the unitary changes by no more.
    [<Literal>]
    let ExactTolerance = 1e-10

    let private pi = Math.PI
    let private r = sqrt 0.5

    let private magic: Complex[] =
        let i, o, l = Complex(0.0, r), Complex.Zero, Complex(r, 0.0)
        [| l; o; o; i; o; i; l; o; o; i; -l; o; l; o; o; -i |]

    let private magicDagger = Dense.dagger 4 magic

    let private determinantSign (m: float[]) =
        let a = Array.copy m
        let mutable sign = 1.0

        for k in 0..3 do
            let mutable pivot = k

            for row in k + 1 .. 3 do
                if abs a[row * 4 + k] > abs a[pivot * 4 + k] then
                    pivot <- row

            if pivot <> k then
                sign <- -sign

                for column in 0..3 do
                    let kept = a[k * 4 + column]
                    a[k * 4 + column] <- a[pivot * 4 + column]
                    a[pivot * 4 + column] <- kept

            if a[k * 4 + k] < 0.0 then
                sign <- -sign

            for row in k + 1 .. 3 do
                let factor = a[row * 4 + k] / a[k * 4 + k]

                for column in k..3 do
                    a[row * 4 + column] <- a[row * 4 + column] - factor * a[k * 4 + column]

        sign

    /// (high, low) of a matrix that is high x low, both of determinant 1.
    let private factors (m: Complex[]) =
        let mutable best = 0

        for k in 1..15 do
            if m[k].Magnitude > m[best].Magnitude then
                best <- k

        let row, column = best / 4, best % 4
        let entry row column = m[row * 4 + column]

        let special (a: Complex) b c d =
            let root = Complex.Sqrt(a * d - b * c)
            Unitary2.ofEntries (a / root) (b / root) (c / root) (d / root)

        let hr, hc, lr, lc = row &&& 2, column &&& 2, row &&& 1, column &&& 1

        let high =
            special (entry lr lc) (entry lr (2 + lc)) (entry (2 + lr) lc) (entry (2 + lr) (2 + lc))

        let low =
            special (entry hr hc) (entry hr (hc + 1)) (entry (hr + 1) hc) (entry (hr + 1) (hc + 1))

        // Each root leaves a sign open; the largest entry settles that of the product.
        let product =
            (Dense.ofUnitary2 high)[hr + hc / 2] * (Dense.ofUnitary2 low)[2 * lr + lc]

        if (product / m[best]).Real < 0.0 then
            high, Unitary2.negate low
        else
            high, low

    /// Back from the magic basis: high x low of a real rotation.
    let private locals (rotation: float[]) =
        let complex = rotation |> Array.map (fun x -> Complex(x, 0.0))
        factors (Dense.multiply 4 (Dense.multiply 4 magic complex) magicDagger)

    let private paulis = [| Unitary2.pauliX; Unitary2.pauliY; Unitary2.pauliZ |]

    let private exchange i j =
        match i + j with
        | 1 -> Unitary2.exchangeXY
        | 2 -> Unitary2.hadamard
        | _ -> Unitary2.exchangeYZ

    let private at axis (kak: TwoQubitKak) =
        match axis with
        | 0 -> kak.A
        | 1 -> kak.B
        | _ -> kak.C

    let private put axis value (kak: TwoQubitKak) =
        match axis with
        | 0 -> { kak with A = value }
        | 1 -> { kak with B = value }
        | _ -> { kak with C = value }

    /// exp(i pi/2 PP) = i PP leaves the core for the locals, `quarters` times.
    let private shift axis quarters (kak: TwoQubitKak) =
        let shifted = put axis (at axis kak - float quarters * pi / 2.0) kak
        let phase = kak.Phase + float quarters * pi / 2.0

        if quarters &&& 1 = 0 then
            { shifted with Phase = phase }
        else
            { shifted with
                Phase = phase
                After0 = kak.After0.Times paulis[axis]
                After1 = kak.After1.Times paulis[axis]
            }

    /// Changes the sign of two coordinates: the third Pauli matrix on qubit 0 anticommutes with both.
    let private flip i j (kak: TwoQubitKak) =
        let pauli = paulis[3 - i - j]

        { put i (-at i kak) (put j (-at j kak) kak) with
            After0 = kak.After0.Times pauli
            Before0 = pauli.Times kak.Before0
        }

    let private swapIfLess i j (kak: TwoQubitKak) =
        if abs (at i kak) >= abs (at j kak) then
            kak
        else
            let gate = exchange i j

            { put i (at j kak) (put j (at i kak) kak) with
                After0 = kak.After0.Times gate
                After1 = kak.After1.Times gate
                Before0 = gate.Times kak.Before0
                Before1 = gate.Times kak.Before1
            }

    let private when' condition change (kak: TwoQubitKak) =
        if condition kak then change kak else kak

    /// The same unitary with its coordinates in the Weyl chamber.
    let private canonical (kak: TwoQubitKak) =
        let reduce axis kak =
            shift axis (int (Math.Round(at axis kak / (pi / 2.0)))) kak

        kak
        |> reduce 0
        |> reduce 1
        |> reduce 2
        |> swapIfLess 0 1
        |> swapIfLess 1 2
        |> swapIfLess 0 1
        |> when' (fun kak -> kak.A < 0.0) (flip 0 2)
        |> when' (fun kak -> kak.B < 0.0) (flip 1 2)
        |> when' (fun kak -> kak.C < 0.0 && kak.A >= pi / 4.0 - 1e-12) (flip 0 2 >> shift 0 -1)

    /// The decomposition of a flat 4 x 4 unitary.
    let internal ofFlat (u: Complex[]) : TwoQubitKak =
        let m = Dense.multiply 4 (Dense.multiply 4 magicDagger u) magic
        let symmetric = Array.zeroCreate 16

        for row in 0..3 do
            for column in row..3 do
                let mutable sum = Complex.Zero

                for k in 0..3 do
                    sum <- sum + m[k * 4 + row] * m[k * 4 + column]

                symmetric[row * 4 + column] <- sum
                symmetric[column * 4 + row] <- sum

        let p =
            JointDiagonalisation.eigenvectors
                4
                (symmetric |> Array.map (fun z -> z.Real))
                (symmetric |> Array.map (fun z -> z.Imaginary))

        if determinantSign p < 0.0 then
            for row in 0..3 do
                p[row * 4] <- -p[row * 4]

        let rotated = Dense.multiply 4 m (p |> Array.map (fun x -> Complex(x, 0.0)))

        // Column k of M P is e^(i d_k) times a real unit vector, so its squares add up to e^(2 i d_k).
        let angles =
            Array.init 4 (fun k ->
                let mutable sum = Complex.Zero

                for row in 0..3 do
                    sum <- sum + rotated[row * 4 + k] * rotated[row * 4 + k]

                sum.Phase / 2.0)

        let real =
            Array.init 16 (fun k -> (rotated[k] * Complex.FromPolarCoordinates(1.0, -angles[k % 4])).Real)

        if determinantSign real < 0.0 then
            angles[0] <- angles[0] + pi

            for row in 0..3 do
                real[row * 4] <- -real[row * 4]

        let after1, after0 = locals real
        let before1, before0 = locals (Array.init 16 (fun k -> p[(k % 4) * 4 + k / 4]))
        let phase = Array.sum angles / 4.0

        canonical
            {
                A = (angles[0] + angles[1]) / 2.0 - phase
                B = (angles[1] + angles[3]) / 2.0 - phase
                C = (angles[0] + angles[3]) / 2.0 - phase
                Phase = phase
                After0 = after0
                After1 = after1
                Before0 = before0
                Before1 = before1
            }

    /// The decomposition of a 4 x 4 matrix, little-endian; OutOfRange where it is not unitary to 1e-8.
    let decompose (matrix: Complex[,]) : Result<TwoQubitKak, HybHanasError> =
        let size = $"{Array2D.length1 matrix} x {Array2D.length2 matrix}"

        if size <> "4 x 4" then
            Error(HybHanasError.OutOfRange("size of a two-qubit matrix", size, "4 x 4"))
        else
            let flat = Dense.ofArray2D matrix
            let fault = Dense.unitarityFault 4 flat

            if fault <= 1e-8 then
                Ok(ofFlat flat)
            else
                Error(HybHanasError.OutOfRange("distance of a two-qubit matrix from a unitary", string fault, "at most 1e-8"))

    /// How many CX gates (or others of its class: CZ, ECR) the unitary needs: 0 to 3 (Vidal, Dawson 2004; Shende, Bullock, Markov 2004).
    let entanglers (kak: TwoQubitKak) : int =
        let zero angle = abs angle <= ExactTolerance

        if zero kak.A then
            0
        elif zero (kak.A - pi / 4.0) && zero kak.B && zero kak.C then
            1
        elif zero kak.C then
            2
        else
            3

    /// The matrix of the decomposition, little-endian.
    let toMatrix (kak: TwoQubitKak) : Complex[,] =
        let angles =
            [|
                kak.A - kak.B + kak.C
                kak.A + kak.B - kak.C
                -kak.A - kak.B - kak.C
                -kak.A + kak.B + kak.C
            |]

        let core =
            Array.init 16 (fun k ->
                if k / 4 = k % 4 then
                    Complex.FromPolarCoordinates(1.0, angles[k / 4] + kak.Phase)
                else
                    Complex.Zero)

        let whole =
            Dense.identity 4
            |> fun before ->
                Dense.applyLeft (Dense.ofUnitary2 kak.Before0) [| 0 |] 4 before
                Dense.applyLeft (Dense.ofUnitary2 kak.Before1) [| 1 |] 4 before
                Dense.multiply 4 (Dense.multiply 4 (Dense.multiply 4 magic core) magicDagger) before

        Dense.applyLeft (Dense.ofUnitary2 kak.After0) [| 0 |] 4 whole
        Dense.applyLeft (Dense.ofUnitary2 kak.After1) [| 1 |] 4 whole
        Array2D.init 4 4 (fun row column -> whole[row * 4 + column])
