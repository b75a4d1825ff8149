module HybHanas.Properties.Networks.SizeLaws

open System
open System.IO
open System.Text.RegularExpressions
open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Networks
open HybHanas.Properties.Support
open Xunit

let private ansatz qubits depth embedding axes =
    let layer =
        LayerForm.Patterned(Rotations.create axes |> Laws.ok, Entanglement.Circular, EntanglingGate.Cnot)

    Ansatz.create qubits depth embedding layer |> Laws.ok

let private network input convolutions dense ansatz classes =
    Architecture.create
        {
            Input = input
            Convolutions = convolutions
            Dense = dense
            Ansatz = ansatz
            Classes = classes
            Form = HybridForm.Paper
        }
    |> Laws.ok

let private stage channels kernel pooling =
    {
        Channels = channels
        Kernel = kernel
        Stride = 1
        Padding = Padding.Same
        Activation = Activation.Relu
        Pooling = pooling
        Dropout = 0.0
    }

let private layer width : DenseStage =
    {
        Width = width
        Activation = Activation.Relu
        Dropout = 0.0
    }

type private Row =
    {
        Id: string
        Kind: string
        What: string
        Batch: int
        Input: int list
        NeedsGradient: bool
        Forward: int64
        Backward: int64
    }

let private splitCsv (line: string) =
    [
        for cell in Regex.Matches(line, "(?:^|,)(?:\"([^\"]*)\"|([^,]*))") -> cell.Groups[1].Value + cell.Groups[2].Value
    ]

let private rows =
    Path.Combine(AppContext.BaseDirectory, "Golden", "training", "flops.csv")
    |> File.ReadAllLines
    |> Array.skip 1
    |> Array.map (fun line ->
        match splitCsv line with
        | id :: kind :: what :: batch :: shape :: needs :: _ :: _ :: forward :: backward :: _ ->
            {
                Id = id
                Kind = kind
                What = what
                Batch = int batch
                Input = shape.Split 'x' |> Array.map int |> List.ofArray
                NeedsGradient = needs = "true"
                Forward = int64 forward
                Backward = int64 backward
            }
        | cells -> failwith $"flops.csv: {cells.Length} cells in '{line}'")

let private numbersIn (text: string) =
    [ for m in Regex.Matches(text, "[0-9]+") -> int m.Value ]

/// The weighted layer that a row of kind "layer" names; None for those without weights.
let private layerOf row =
    match row.What.Split(' ')[0], numbersIn row.What with
    | "conv2d", _ :: inputs :: outputs :: kernel :: _ ->
        let convolution =
            { stage outputs kernel Pooling.None with
                Padding =
                    if row.What.Contains "valid" then
                        Padding.Valid
                    else
                        Padding.Same
            }

        let side = Architecture.convolvedSide convolution
        Some(WeightedLayer.Convolution(inputs, outputs, kernel, side row.Input[1], side row.Input[2]))
    | "linear", inputs :: outputs :: _ -> Some(WeightedLayer.Linear(inputs, outputs))
    | _ -> None

/// The whole network that a row of kind "net" is a part of: its last linear layer is the projection to the qubits.
let private netOf row =
    let convolutions =
        [
            for m in Regex.Matches(row.What, "conv ([0-9]+) k([0-9])[^,]*,?( pool| avg pool)?") ->
                let pooled = m.Groups[3].Success || row.What.Contains "each + pool"

                stage
                    (int m.Groups[1].Value)
                    (int m.Groups[2].Value)
                    (if not pooled then Pooling.None
                     elif row.What.Contains "avg" then Pooling.Average
                     else Pooling.Max)
        ]

    let dense, outputs =
        if row.What.StartsWith "mlp" then
            [ layer 64 ], 10
        else
            [], List.last (numbersIn row.What)

    let input =
        match row.Input with
        | [ channels; height; width ] -> SampleShape.Image(channels, height, width)
        | features -> SampleShape.Table features.Head

    network input convolutions dense (ansatz outputs 1 Embedding.AngleX [ Axis.X ]) 10

let private counted row =
    if row.Kind = "layer" then
        layerOf row
        |> Option.map (Flops.ofLayer row.Batch row.NeedsGradient)
        |> Option.toList
        |> Flops.sum
    elif row.What.Contains "after the circuit" then
        network (SampleShape.Table 4) [] [] (ansatz 4 1 Embedding.AngleX [ Axis.X ]) 10
        |> Flops.afterCircuit row.Batch
    else
        netOf row |> Flops.beforeCircuit row.Batch |> Flops.sum

[<Fact>]
let ``forward and backward FLOPs equal torch's in every golden row`` () =
    Assert.Equal(56, rows.Length)

    for row in rows do
        let count = counted row
        Assert.True((int64 count.Forward, int64 count.Backward) = (row.Forward, row.Backward), $"{row.Id} {row.What}: {count}")

[<Fact>]
let ``a hybrid network is the part before the circuit plus the classifier`` () =
    let net =
        network (SampleShape.Image(1, 28, 28)) [ stage 8 3 Pooling.Max ] [] (ansatz 4 1 Embedding.AngleX [ Axis.X ]) 10

    // Rows flops-52 and flops-54.
    Assert.Equal(
        {
            Forward = (4014080L + 2560L) * 1L<flop>
            Backward = (4415488L + 5120L) * 1L<flop>
        },
        Flops.total 32 net
    )

[<Fact>]
let ``parameters by hand`` () =
    let image =
        network
            (SampleShape.Image(1, 28, 28))
            [ stage 8 3 Pooling.Max; stage 16 5 Pooling.None ]
            [ layer 32 ]
            (ansatz 6 4 Embedding.AngleY [ Axis.X; Axis.Z ])
            10

    let classical =
        (1 * 9 + 1) * 8
        + (8 * 25 + 1) * 16
        + (16 * 14 * 14 + 1) * 32
        + (32 + 1) * 6
        + (6 + 1) * 10

    let count = Parameters.count image
    Assert.Equal(int64 classical, count.Classical)
    Assert.Equal(6L * 4L * 2L, count.Quantum)
    Assert.Equal(int64 classical + 48L, count.Total)

    // Amplitude embedding takes 2^3 values.
    let table =
        network (SampleShape.Table 4) [] [] (ansatz 3 2 Embedding.Amplitude [ Axis.Y ]) 3

    Assert.Equal(
        {
            Classical = (4L + 1L) * 8L + (3L + 1L) * 3L
            Quantum = 6L
        },
        Parameters.count table
    )

[<Fact>]
let ``both counts grow with the batch or not at all, and backward is at most twice forward`` () =
    let nets = gen {
        let! channels = Gen.listOf (Gen.choose (1, 12)) |> Gen.map (List.truncate 3)
        let! kernel = Gen.elements [ 1; 3; 5; 7 ]
        let! widths = Gen.listOf (Gen.choose (1, 20)) |> Gen.map (List.truncate 3)
        let! qubits = Gen.choose (1, 8)
        let! batch = Gen.choose (1, 64)

        let net =
            network
                (SampleShape.Image(2, 9, 12))
                (channels |> List.map (fun c -> stage c kernel Pooling.None))
                (widths |> List.map layer)
                (ansatz qubits 2 Embedding.AngleX [ Axis.X ])
                3

        return net, batch
    }

    Laws.forAllOf 100 nets (fun (net, batch) ->
        let one, many = Flops.total 1 net, Flops.total batch net

        many.Forward = int64 batch * one.Forward
        && many.Backward = int64 batch * one.Backward
        && many.Backward <= 2L * many.Forward
        && many.Backward >= many.Forward)

[<Fact>]
let ``a network in words`` () =
    let circuit = ansatz 8 3 Embedding.AngleX [ Axis.X; Axis.Y; Axis.Z ]

    let image =
        network (SampleShape.Image(1, 28, 28)) [ stage 16 3 Pooling.Max ] [] circuit 10

    Assert.Equal("conv16k3 relu max > 8q x3 RXRYRZ circular CNOT (angle-x)", Description.ofArchitecture image)

    let strided =
        { stage 8 5 Pooling.None with
            Stride = 2
            Padding = Padding.Valid
            Activation = Activation.Silu
            Dropout = 0.1
        }

    let strongly =
        Ansatz.create 4 2 Embedding.AngleZ LayerForm.StronglyEntangling |> Laws.ok

    let long =
        network (SampleShape.Image(3, 32, 32)) [ strided ] [ layer 32 ] strongly 10

    Assert.Equal(
        "conv8k5 s2 valid silu drop0.1 > dense32 relu > 4q x2 strongly-entangling (angle-z)",
        Description.ofArchitecture long
    )
