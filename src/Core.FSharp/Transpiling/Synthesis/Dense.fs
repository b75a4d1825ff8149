namespace HybHanas.Core.Transpiling

open System.Numerics

/// Small dense complex matrices, flat and row-major, little-endian in the qubits.
[<RequireQualifiedAccess>]
module internal Dense =

    let identity (n: int) : Complex[] =
        Array.init (n * n) (fun k -> if k / n = k % n then Complex.One else Complex.Zero)

    let ofArray2D (m: Complex[,]) : Complex[] =
        let n = Array2D.length1 m
        Array.init (n * n) (fun k -> m[k / n, k % n])

    let multiply (n: int) (a: Complex[]) (b: Complex[]) : Complex[] =
        let product = Array.zeroCreate (n * n)

        for row in 0 .. n - 1 do
            for column in 0 .. n - 1 do
                let mutable sum = Complex.Zero

                for k in 0 .. n - 1 do
                    sum <- sum + a[row * n + k] * b[k * n + column]

                product[row * n + column] <- sum

        product

    let dagger (n: int) (a: Complex[]) : Complex[] =
        Array.init (n * n) (fun k -> Complex.Conjugate a[(k % n) * n + k / n])

    let ofUnitary2 (u: Unitary2) : Complex[] = [| u.M00; u.M01; u.M10; u.M11 |]

    let toUnitary2 (m: Complex[]) : Unitary2 = Unitary2.ofEntries m[0] m[1] m[2] m[3]

    /// gate * whole, the gate on the listed qubits (the first is its lowest bit) of a whole of size n x n. In place.
    let applyLeft (gate: Complex[]) (qubits: int[]) (n: int) (whole: Complex[]) : unit =
        let size = 1 <<< qubits.Length

        let spread =
            Array.init size (fun k ->
                let mutable index = 0

                for j in 0 .. qubits.Length - 1 do
                    if (k >>> j) &&& 1 = 1 then
                        index <- index ||| (1 <<< qubits[j])

                index)

        let mask = spread[size - 1]
        let old = Array.zeroCreate size

        for rest in 0 .. n - 1 do
            if rest &&& mask = 0 then
                for column in 0 .. n - 1 do
                    for k in 0 .. size - 1 do
                        old[k] <- whole[(rest ||| spread[k]) * n + column]

                    for row in 0 .. size - 1 do
                        let mutable sum = Complex.Zero

                        for k in 0 .. size - 1 do
                            sum <- sum + gate[row * size + k] * old[k]

                        whole[(rest ||| spread[row]) * n + column] <- sum

    /// Whether a = e^(i phi) b for some phi, entry by entry to the tolerance; both n x n.
    let equalUpToPhase (n: int) (tolerance: float) (a: Complex[]) (b: Complex[]) : bool =
        let mutable overlap = Complex.Zero

        for k in 0 .. n * n - 1 do
            overlap <- overlap + a[k] * Complex.Conjugate b[k]

        let size = overlap.Magnitude

        size > 0.5 * float n
        && (let phase = overlap / size
            let mutable same = true
            let mutable k = 0

            while same && k < n * n do
                same <- (a[k] - phase * b[k]).Magnitude <= tolerance
                k <- k + 1

            same)

    /// Largest entry of a† a - 1.
    let unitarityFault (n: int) (a: Complex[]) : float =
        multiply n (dagger n a) a
        |> Array.mapi (fun k z -> (z - (if k / n = k % n then Complex.One else Complex.Zero)).Magnitude)
        |> Array.max
