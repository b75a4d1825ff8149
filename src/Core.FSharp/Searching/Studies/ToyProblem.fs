/// Synthetic search problems whose true front is known by enumeration: a formula for error, time and parameters of every network
/// of a grid. The formula imitates what trainings and calibrations gave; it says nothing about any real network.
namespace HybHanas.Core.Searching.Studies

open System
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Networks
open HybHanas.Core.Searching

type ToyConfiguration =
    {
        Qubits: int
        Depth: int
        Rotations: string
        Pattern: Entanglement
        IsCz: bool
        Channels: int
        Kernel: int
        Activation: string
    }

type ToyProblem =
    private
        {
            Grid: Space
            Meaning: Genome -> ToyConfiguration
            Best: float[]
            Worst: float[]
            Volume: float
        }

    member this.Space = this.Grid

    member this.Ideal = Array.copy this.Best

    member this.Nadir = Array.copy this.Worst

    member this.TrueHypervolume = this.Volume

[<RequireQualifiedAccess>]
module ToyProblem =

    let private gridSides n =
        let rows = seq { 1..n } |> Seq.filter (fun r -> r * r <= n && n % r = 0) |> Seq.max
        rows, n / rows

    let private layers n pattern =
        match pattern with
        | Entanglement.Linear
        | Entanglement.Star -> n - 1
        | Entanglement.Circular -> if n = 2 then 1 else n
        | Entanglement.Full -> max 1 (2 * n - 3)
        | Entanglement.Grid ->
            let rows, columns = gridSides n
            rows - 1 + columns - 1

    let formula (x: ToyConfiguration) : float list =
        let n, d, r, c, k =
            float x.Qubits, float x.Depth, float x.Rotations.Length, float x.Channels, float x.Kernel

        let edges = float (Entanglement.pairs x.Qubits x.Pattern).Length

        let parameters =
            c * (k * k + 1.0) + (196.0 * c + 1.0) * n + r * n * d + 10.0 * (n + 1.0)

        let rotationFactor =
            Map
                [
                    "X", 0.70
                    "Y", 0.85
                    "Z", 0.10
                    "XY", 1.00
                    "XZ", 0.80
                    "YZ", 0.95
                    "XYZ", 1.05
                ]

        let patternFactor =
            match x.Pattern with
            | Entanglement.Linear -> 0.90
            | Entanglement.Circular -> 1.00
            | Entanglement.Full -> 1.10
            | Entanglement.Star -> 0.80
            | Entanglement.Grid -> 0.95

        let quantum =
            if x.IsCz && x.Rotations = "Z" then
                0.0
            else
                0.22
                * (1.0 - exp (-0.07 * n * sqrt d * rotationFactor[x.Rotations] * patternFactor))

        let plateau = 0.0015 * n * max 0.0 (d - 7.0) * edges / n

        let classical =
            0.55
            + 0.18 * (1.0 - exp (-c / 12.0))
            + (if x.Kernel = 5 then 0.02 else 0.0)
            + (Map [ "relu", 0.010; "silu", 0.015; "tanh", 0.0 ] |> Map.find x.Activation)

        let t2, e2 = if x.IsCz then 70e-9, 3e-3 else 300e-9, 8e-3
        let gateSeconds = d * (r * 35e-9 + float (layers x.Qubits x.Pattern) * t2) + 1.2e-6

        let logSuccess =
            d * edges * log (1.0 - e2)
            + d * n * r * log (1.0 - 3e-4)
            + n * log (1.0 - 1.5e-2)

        let flops = 96.0 * (2.0 * 784.0 * c * k * k + 2.0 * 196.0 * c * n + 20.0 * n)

        [
            1.0 - (classical + quantum - plateau)
            32000.0 * (1.0 + 2.0 * r * n * d) * gateSeconds / exp logSuccess + flops / 1e11
            parameters
        ]

    let private activations =
        [ "relu", Activation.Relu; "silu", Activation.Silu; "tanh", Activation.Tanh ]

    let private network (x: ToyConfiguration) = result {
        let rotations =
            Rotations.all |> List.find (fun set -> Rotations.name set = x.Rotations)

        let gate = if x.IsCz then EntanglingGate.Cz else EntanglingGate.Cnot

        let! ansatz =
            Ansatz.create x.Qubits x.Depth Embedding.AngleX (LayerForm.Patterned(rotations, x.Pattern, gate))

        return!
            Architecture.create
                {
                    Input = SampleShape.Image(1, 28, 28)
                    Convolutions =
                        [
                            {
                                Channels = x.Channels
                                Kernel = x.Kernel
                                Stride = 1
                                Padding = Padding.Same
                                Activation = Map activations |> Map.find x.Activation
                                Pooling = Pooling.Max
                                Dropout = 0.0
                            }
                        ]
                    Dense = []
                    Ansatz = ansatz
                    Classes = 10
                    Form = HybridForm.Paper
                }
    }

    let private configuration step (level: string -> int) =
        {
            Qubits = 2 + step * level "qubits"
            Depth = 1 + step * level "depth"
            Rotations = Rotations.name Rotations.all[level "rotations"]
            Pattern = Entanglement.all[level "entanglement"]
            IsCz = level "gate" = 1
            Channels = [| 8; 16; 32 |][level "channels"]
            Kernel = [| 3; 5 |][level "kernel"]
            Activation = fst activations[level "activation"]
        }

    let private genes step activationCount =
        [
            Gene.stepped "qubits" 2 12 step
            Gene.stepped "depth" 1 15 step
            Gene.categorical "rotations" (Rotations.all |> List.map Rotations.name)
            Gene.categorical "entanglement" (Entanglement.all |> List.map Entanglement.name)
            Gene.categorical "gate" [ "CNOT"; "CZ" ]
            Gene.categorical "channels" [ "8"; "16"; "32" ]
            Gene.categorical "kernel" [ "3"; "5" ]
            Gene.categorical "activation" (activations |> List.truncate activationCount |> List.map fst)
        ]

    let private create step activationCount ideal nadir volume =
        genes step activationCount
        |> Results.traverse id
        |> Result.bind (fun genes ->
            let names = genes |> List.map _.Name

            Space.create
                {
                    Genes = genes
                    Decode = configuration step >> network
                    Simplify = fun _ -> []
                    Constraints = []
                }
            |> Result.map (fun space ->
                {
                    Grid = space
                    Meaning = fun genome -> configuration step (fun gene -> genome[List.findIndex ((=) gene) names])
                    Best = ideal
                    Worst = nadir
                    Volume = volume
                }))

    let small: Result<ToyProblem, HybHanasError> =
        create
            2
            1
            [| 0.049396985641994795; -0.6653464590938633; 3.5118833609788744 |]
            [| 0.3254222915479045; 3.010130479333796; 4.883604660922292 |]
            0.7736198531453011

    let full: Result<ToyProblem, HybHanasError> =
        create
            1
            3
            [| 0.04439698564199479; -0.6653464590938633; 3.5118833609788744 |]
            [| 0.32042229154790447; 3.010130479333796; 4.883604660922292 |]
            0.7902092793694905

    let configurationOf (genome: Genome) (toy: ToyProblem) : Result<ToyConfiguration, HybHanasError> =
        Space.check genome toy.Grid |> Result.map (fun () -> toy.Meaning genome)

    let objectives (genome: Genome) (toy: ToyProblem) : Result<float list, HybHanasError> =
        configurationOf genome toy
        |> Result.map (fun configuration ->
            match formula configuration with
            | error :: costs -> error :: List.map log10 costs
            | [] -> [])

    let fraction (points: float list seq) (toy: ToyProblem) : Result<float, HybHanasError> =
        points
        |> Seq.map (fun point ->
            point
            |> List.mapi (fun k x -> (x - toy.Best[k]) / (toy.Worst[k] - toy.Best[k]))
            |> Array.ofList)
        |> Array.ofSeq
        |> Points.create
        |> Result.bind (Hypervolume.compute [| 1.1; 1.1; 1.1 |])
        |> Result.map (fun volume -> volume / toy.Volume)
