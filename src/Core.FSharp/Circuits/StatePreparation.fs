/// Gates that prepare real amplitudes: rotation multiplexers from the highest qubit down (Moettoenen et al. 2005,
/// "Transformation of quantum states using uniformly controlled rotations").
namespace HybHanas.Core.Circuits

open System

[<RequireQualifiedAccess>]
module internal StatePreparation =

    let private gray k = k ^^^ (k >>> 1)

    let private parity (k: int) =
        Numerics.BitOperations.PopCount(uint32 k) &&& 1

    /// The qubit whose control acts between step k and k + 1 of a multiplexer over 2^controls angles; the last step
    /// closes the Gray code with the highest control.
    let private toggled controls k =
        if k = (1 <<< controls) - 1 then
            controls - 1
        else
            Numerics.BitOperations.TrailingZeroCount(gray k ^^^ gray (k + 1))

    /// RY(angles[j]) on `target` where the qubits above it hold j, but for a CZ with the highest control at the end.
    let private multiplexer (target: int) (angles: float[]) : DefinitionStep list =
        let controls = Numerics.BitOperations.Log2(uint32 angles.Length)

        [
            for k in 0 .. angles.Length - 1 do
                let signed j =
                    if parity (j &&& gray k) = 1 then -angles[j] else angles[j]

                let angle = Seq.sumBy signed (seq { 0 .. angles.Length - 1 }) / float angles.Length
                Gate.RY, [ angle ], [ target ]

                if k < angles.Length - 1 then
                    Gate.CZ, [], [ target + 1 + toggled controls k; target ]
        ]

    /// For 2^n finite amplitudes, n >= 1: gates on qubits 0 .. n - 1 that take |0...0> to the normalised amplitudes,
    /// signs included (bit j of the index is qubit j), with 2^n - n - 1 CZ. Zero amplitudes everywhere: no gates, |0...0>.
    let steps (amplitudes: float[]) : DefinitionStep list =
        let n = Numerics.BitOperations.Log2(uint32 amplitudes.Length)
        let largest = amplitudes |> Array.fold (fun most a -> max most (abs a)) 0.0

        if largest = 0.0 then
            []
        else
            // The omitted CZ of each multiplexer is diagonal and commutes with all later ones: it is a sign of the result.
            let omitted k target =
                target < n - 1 && (k >>> target) &&& 1 = 1 && (k >>> (n - 1)) &&& 1 = 1

            let signed =
                amplitudes
                |> Array.mapi (fun k a ->
                    let flips = Seq.filter (omitted k) (seq { 0 .. n - 2 }) |> Seq.length
                    if flips % 2 = 1 then -a / largest else a / largest)

            let norm (k: int) (width: int) =
                Seq.init width (fun j -> signed[k * width + j] ** 2.0) |> Seq.sum |> sqrt

            [
                for target in n - 1 .. -1 .. 0 do
                    let width = 1 <<< target

                    let angle j =
                        if target = 0 then
                            2.0 * atan2 signed[2 * j + 1] signed[2 * j]
                        else
                            2.0 * atan2 (norm (2 * j + 1) width) (norm (2 * j) width)

                    yield! multiplexer target (Array.init (1 <<< (n - 1 - target)) angle)
            ]
