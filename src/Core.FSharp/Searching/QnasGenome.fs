/// QNAS's own genomes, 16 reals, and what its code makes of them (github.com/Kooshano/QNAS at a5324355860c).
namespace HybHanas.Core.Searching

open System
open HybHanas.Core
open HybHanas.Core.Circuits

/// The settings that a genome is decoded with.
type internal QnasBounds =
    {
        /// Allowed embeddings by QNAS's codes: 0 angle-x, 1 angle-y, 2 angle-z, 3 amplitude. Not empty.
        Embeddings: int list
        Qubits: IntRange
        /// Within 1..6: a genome has six layers.
        Depth: IntRange
        /// CNOT ranges.
        Ranges: IntRange
        /// CNOT modes by QNAS's codes: 0 all, 1 odd, 2 even, 3 none.
        Modes: IntRange
        /// log10 of the learning rate.
        LogRate: float * float
    }

/// What a genome means.
type internal QnasConfiguration =
    {
        /// Its angle-z is Embedding.QnasAngleZ.
        Ansatz: Ansatz
        LearningRate: float
    }

[<RequireQualifiedAccess>]
module internal QnasBounds =

    /// The defaults of its code: 2..12 qubits, depth 1..6, ranges 1..4, learning rate 1e-3..1e-1.
    let code: QnasBounds =
        {
            Embeddings = [ 0; 1; 2; 3 ]
            Qubits = { Low = 2; High = 12 }
            Depth = { Low = 1; High = 6 }
            Ranges = { Low = 1; High = 4 }
            Modes = { Low = 0; High = 3 }
            LogRate = -3.0, -1.0
        }

    /// Its `.env.example`: 2..8 qubits, depth 1..4, ranges 1..5, learning rate 1e-3..1e-2.
    let example: QnasBounds =
        { code with
            Qubits = { Low = 2; High = 8 }
            Depth = { Low = 1; High = 4 }
            Ranges = { Low = 1; High = 5 }
            LogRate = -3.0, -2.0
        }

[<RequireQualifiedAccess>]
module internal QnasGenome =

    /// Reals in a genome: embedding, qubits, depth, six CNOT ranges, six CNOT modes, log10 of the learning rate.
    [<Literal>]
    let Length = 16

    let private layers = 6

    let private embeddings =
        [
            Embedding.AngleX
            Embedding.AngleY
            Embedding.QnasAngleZ
            Embedding.Amplitude
        ]

    let private fault (bounds: QnasBounds) (genome: float[]) =
        let within what low high (range: IntRange) =
            if range.Low < low || range.High > high || range.Low > range.High then
                Some(what, $"{range.Low}..{range.High}", $"within {low}..{high}")
            else
                None

        let reals () =
            genome
            |> Array.tryFindIndex (fun x -> not (Double.IsFinite x))
            |> Option.map (fun i -> $"real {i} of a QNAS genome", string genome[i], "a finite number")

        [
            fun () ->
                if genome.Length = Length then
                    None
                else
                    Some("reals of a QNAS genome", string genome.Length, string Length)
            reals
            fun () ->
                if
                    bounds.Embeddings.IsEmpty
                    || bounds.Embeddings |> List.exists (fun code -> code < 0 || code > 3)
                then
                    Some("embeddings of QNAS", $"%A{bounds.Embeddings}", "one or more of 0..3")
                else
                    None
            fun () -> within "qubits of QNAS" 2 20 bounds.Qubits
            fun () -> within "depth of QNAS" 1 layers bounds.Depth
            fun () -> within "CNOT ranges of QNAS" 1 19 bounds.Ranges
            fun () -> within "CNOT modes of QNAS" 0 3 bounds.Modes
        ]
        |> List.tryPick (fun check -> check ())

    /// Half to even, then into the range.
    let private whole (range: IntRange) (x: float) =
        int (Math.Clamp(Math.Round(x, MidpointRounding.ToEven), float range.Low, float range.High))

    /// Amplitude embedding is held to 5 qubits before a range is held below the number of qubits; ranges and modes beyond the
    /// depth are silent. Fails for another number of reals, one that is not finite, and bounds that QNAS cannot have.
    let decode (bounds: QnasBounds) (genome: float[]) : Result<QnasConfiguration, HybHanasError> =
        match fault bounds genome with
        | Some fault -> Error(HybHanasError.OutOfRange fault)
        | None ->
            let code = whole { Low = 0; High = 3 } genome[0]
            let code = bounds.Embeddings |> List.minBy (fun allowed -> abs (allowed - code))
            let embedding = embeddings[code]
            let wanted = whole bounds.Qubits genome[1]
            let qubits = if embedding.IsAmplitude then min wanted 5 else wanted
            let depth = whole bounds.Depth genome[2]

            let layer i =
                {
                    Range = min (whole bounds.Ranges genome[3 + i]) (qubits - 1)
                    Mode = CnotMode.all[whole bounds.Modes genome[3 + layers + i]]
                }

            let low, high = bounds.LogRate

            LayerForm.Ranged(List.init depth layer)
            |> Ansatz.create qubits depth embedding
            |> Result.map (fun ansatz ->
                {
                    Ansatz = ansatz
                    LearningRate = 10.0 ** Math.Clamp(genome[15], min low high, max low high)
                })
