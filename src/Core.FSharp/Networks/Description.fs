/// Networks and their parts in words, as tables, specifications and search spaces name them.
namespace HybHanas.Core.Networks

open System.Globalization
open HybHanas.Core.Circuits

[<RequireQualifiedAccess>]
module Description =

    let activation (activation: Activation) : string =
        match activation with
        | Activation.Relu -> "relu"
        | Activation.Silu -> "silu"
        | Activation.Tanh -> "tanh"

    let pooling (pooling: Pooling) : string =
        match pooling with
        | Pooling.None -> "none"
        | Pooling.Max -> "max"
        | Pooling.Average -> "average"

    let embedding (embedding: Embedding) : string =
        match embedding with
        | Embedding.AngleX -> "angle-x"
        | Embedding.AngleY -> "angle-y"
        | Embedding.AngleZ -> "angle-z"
        | Embedding.QnasAngleZ -> "qnas-angle-z"
        | Embedding.Amplitude -> "amplitude"

    let gate (gate: EntanglingGate) : string =
        match gate with
        | EntanglingGate.Cnot -> "CNOT"
        | EntanglingGate.Cz -> "CZ"

    let rotations (rotations: Rotations) : string =
        Rotations.name rotations |> Seq.map (fun axis -> $"R{axis}") |> String.concat ""

    let private number (x: float) =
        x.ToString("0.####", CultureInfo.InvariantCulture)

    let private dropout rate =
        if rate = 0.0 then [] else [ $"drop{number rate}" ]

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

    let dense (stage: DenseStage) : string =
        [ $"dense{stage.Width}"; activation stage.Activation ] @ dropout stage.Dropout
        |> String.concat " "

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

    let ofArchitecture (architecture: Architecture) : string =
        (architecture.Convolutions |> List.map convolution)
        @ (architecture.Dense |> List.map dense)
        @ [ ansatz architecture.Ansatz ]
        |> String.concat " > "
