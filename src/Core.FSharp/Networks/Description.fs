/// Networks and their parts in words, as tables, specifications and search spaces name them.
namespace HybHanas.Core.Networks

open System.Globalization
open HybHanas.Core.Circuits

[<RequireQualifiedAccess>]
module Description =

    /// "relu", "silu" or "tanh".
    let activation (activation: Activation) : string =
        match activation with
        | Activation.Relu -> "relu"
        | Activation.Silu -> "silu"
        | Activation.Tanh -> "tanh"

    /// "none", "max" or "average".
    let pooling (pooling: Pooling) : string =
        match pooling with
        | Pooling.None -> "none"
        | Pooling.Max -> "max"
        | Pooling.Average -> "average"

    /// "angle-x", "angle-y", "angle-z", "qnas-angle-z" or "amplitude".
    let embedding (embedding: Embedding) : string =
        match embedding with
        | Embedding.AngleX -> "angle-x"
        | Embedding.AngleY -> "angle-y"
        | Embedding.AngleZ -> "angle-z"
        | Embedding.QnasAngleZ -> "qnas-angle-z"
        | Embedding.Amplitude -> "amplitude"

    /// "CNOT" or "CZ".
    let gate (gate: EntanglingGate) : string =
        match gate with
        | EntanglingGate.Cnot -> "CNOT"
        | EntanglingGate.Cz -> "CZ"

    /// "RX", "RXRZ", ...
    let rotations (rotations: Rotations) : string =
        Rotations.name rotations |> Seq.map (fun axis -> $"R{axis}") |> String.concat ""

    let private number (x: float) =
        x.ToString("0.####", CultureInfo.InvariantCulture)

    let private dropout rate =
        if rate = 0.0 then [] else [ $"drop{number rate}" ]

    /// "conv16k3 relu max"; what is usual (stride 1, same padding, no dropout, no pooling) goes without saying.
    let convolution (stage: ConvolutionStage) : string =
        [
            $"conv{stage.Channels}k{stage.Kernel}"
            if stage.Stride <> 1 then
                $"s{stage.Stride}"
            if stage.Padding = Padding.Valid then
                "valid"
            activation stage.Activation
            if stage.Pooling <> Pooling.None then
                pooling stage.Pooling
            yield! dropout stage.Dropout
        ]
        |> String.concat " "

    /// "dense32 relu".
    let dense (stage: DenseStage) : string =
        [ $"dense{stage.Width}"; activation stage.Activation ] @ dropout stage.Dropout
        |> String.concat " "

    /// "8q x3 RXRYRZ circular CNOT (angle-x)": qubits, layers, what a layer is made of, embedding. Ranged layers one by one,
    /// by range and mode: "4q x2 RXRYRZ ranged 1all-3odd CNOT (angle-y)".
    let ansatz (ansatz: Ansatz) : string =
        let layer =
            match ansatz.Layer with
            | LayerForm.Patterned(axes, entanglement, entangler) ->
                $"{rotations axes} {Entanglement.name entanglement} {gate entangler}"
            | LayerForm.StronglyEntangling -> "strongly-entangling"
            | LayerForm.Ranged layers ->
                layers
                |> List.map (fun layer -> $"{layer.Range}{CnotMode.name layer.Mode}")
                |> String.concat "-"
                |> sprintf "RXRYRZ ranged %s CNOT"

        $"{ansatz.Qubits}q x{ansatz.Depth} {layer} ({embedding ansatz.Embedding})"

    /// The stages in order, joined by " > ": "conv16k3 relu max > 8q x3 RXRYRZ circular CNOT (angle-x)".
    let ofArchitecture (architecture: Architecture) : string =
        (architecture.Convolutions |> List.map convolution)
        @ (architecture.Dense |> List.map dense)
        @ [ ansatz architecture.Ansatz ]
        |> String.concat " > "
