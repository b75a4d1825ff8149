/// The synthetic search problem of the golden benchmarks: a formula for error, time and parameters of every network of a
/// small grid, with the true front known by enumeration.
module HybHanas.Properties.Searching.ToyProblem

open System
open System.IO
open System.Text.Json
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Networks
open HybHanas.Core.Searching
open HybHanas.Properties.Support

type Configuration =
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

/// Error, time in seconds, parameters: as they stand in the golden file.
let objectives (x: Configuration) : float list =
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

type Toy =
    {
        Space: Space
        OfGenome: Genome -> Configuration
        Ideal: float[]
        Nadir: float[]
        Reference: float[]
        TrueHypervolume: float
        Configurations: int
        FrontSize: int
        SpotChecks: (Configuration * float list) list
    }

let private activations =
    [ "relu", Activation.Relu; "silu", Activation.Silu; "tanh", Activation.Tanh ]

let private network (x: Configuration) = result {
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
    |> List.map Laws.ok

let private numbers (element: JsonElement) =
    [| for number in element.EnumerateArray() -> number.GetDouble() |]

let private spotCheck (check: JsonElement) =
    let of' (name: string) =
        check.GetProperty("configuration").GetProperty name

    {
        Qubits = (of' "qubits").GetInt32()
        Depth = (of' "depth").GetInt32()
        Rotations = (of' "rotation").ToString()
        Pattern =
            Entanglement.all
            |> List.find (fun pattern -> Entanglement.name pattern = (of' "entangle").ToString())
        IsCz = (of' "gate").ToString() = "CZ"
        Channels = (of' "channels").GetInt32()
        Kernel = (of' "kernel").GetInt32()
        Activation = (of' "activation").ToString()
    },
    List.ofArray (numbers (check.GetProperty "objectives"))

/// "small" or "full", with the network of each configuration behind its genomes.
let load (name: string) : Toy =
    let path = Path.Combine(AppContext.BaseDirectory, "Golden", "nsga2", "toy.json")
    use file = JsonDocument.Parse(File.ReadAllText path)
    let golden = file.RootElement.GetProperty name
    let step, activationCount = if name = "small" then 2, 1 else 1, 3
    let genes = genes step activationCount
    let names = genes |> List.map _.Name

    {
        Space =
            Space.create
                {
                    Genes = genes
                    Decode = configuration step >> network
                    Simplify = fun _ -> []
                    Constraints = []
                }
            |> Laws.ok
        OfGenome = fun genome -> configuration step (fun gene -> genome[List.findIndex ((=) gene) names])
        Ideal = numbers (golden.GetProperty "ideal")
        Nadir = numbers (golden.GetProperty "nadir")
        Reference = numbers (golden.GetProperty "reference_point")
        TrueHypervolume = (golden.GetProperty "true_hypervolume").GetDouble()
        Configurations = (golden.GetProperty "configurations").GetInt32()
        FrontSize = (golden.GetProperty "front_size").GetInt32()
        SpotChecks =
            [
                for check in (golden.GetProperty "spot_checks").EnumerateArray() -> spotCheck check
            ]
    }

/// Error, log10 time, log10 parameters: what is searched.
let logObjectives (toy: Toy) (genome: Genome) : float list =
    match objectives (toy.OfGenome genome) with
    | [ error; time; parameters ] -> [ error; log10 time; log10 parameters ]
    | other -> failwith $"three objectives expected, not {other.Length}"

/// The hypervolume of points of logObjectives as a fraction of the true front's.
let fraction (toy: Toy) (points: float list seq) : float =
    let scaled =
        [|
            for point in points ->
                point
                |> List.mapi (fun k x -> (x - toy.Ideal[k]) / (toy.Nadir[k] - toy.Ideal[k]))
                |> Array.ofList
        |]

    let volume =
        Points.create scaled
        |> Result.bind (Hypervolume.compute toy.Reference)
        |> Laws.ok

    volume / toy.TrueHypervolume

/// A whole search on the problem; time and parameters are known beforehand where `cheap` says so.
let search (toy: Toy) (options: Nsga2Options) (cheap: bool) (seed: int) : Nsga2State =
    let known genome =
        match logObjectives toy genome with
        | _ :: rest -> Some(Array.ofList rest)
        | [] -> None

    let options =
        { options with
            Cheap = if cheap then Some known else None
        }

    let rec run state =
        match Nsga2.ask state with
        | [] -> state
        | genomes ->
            let results =
                genomes
                |> List.map (fun genome -> genome, Outcome.Scored(logObjectives toy genome))

            run (Nsga2.tell results state |> Laws.ok)

    Nsga2.start options toy.Space (Seed.create (uint64 seed)) |> Laws.ok |> run
