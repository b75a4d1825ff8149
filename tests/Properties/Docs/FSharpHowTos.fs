/// The examples of docs/fsharp.md, in its order; what stands between the markers is what the page shows.
module HybHanas.Properties.Docs.FSharpHowTos

// example: circuit
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Circuits.CircuitExpression

let bell = circuit 2 {
    h 0
    cx 0 1
}

let example = circuit 4 {
    bell

    for a, b in Entanglement.pairs 4 Entanglement.Circular do
        cz (int a) (int b)

    for q in 0..3 do
        if q % 2 = 0 then
            rx 0.3<rad> q
        else
            apply Gate.RY [ Angle.Weight q ] [ q ]

    barrier [ 0; 1; 2; 3 ]
    measureAll
}
// end

// example: openqasm
let text =
    example
    |> Result.bind (Binding.bind [||] [| 0.0; 0.1; 0.2; 0.3 |])
    |> Result.bind OpenQasm3.print

let again = text |> Result.bind (OpenQasm.parse "example.qasm")
// end

// example: backend
open System.IO
open System.IO.Compression
open HybHanas.Core.Backends

/// A calibration file of the repository, such as src/Api.CSharp/Calibrations/torino.json.gz.
let load (path: string) : Result<Target, HybHanasError> =
    use stream = new GZipStream(File.OpenRead path, CompressionMode.Decompress)
    use reader = new StreamReader(stream)
    CalibrationJson.parse path (reader.ReadToEnd()) |> Result.bind Target.create
// end

// example: transpile
open HybHanas.Core.Transpiling

let compile (target: Target) (circuit: Circuit<logical>) =
    circuit
    |> Binding.generic (Seed.create 7UL)
    |> Result.bind (Transpiler.transpile TranspileOptions.defaults target)
// end

// example: cost
open HybHanas.Core.Costing

/// The training of a circuit: 1,024 shots, batches of 16, 10 epochs of 50 steps; with the forms of the paper.
let training (target: Target) (circuit: Circuit<logical>) : Result<QuantumCost, HybHanasError> =
    match compile target circuit, Workload.create 1024<shot> 16 50 10 with
    | Ok compiled, Ok workload ->
        QuantumCost.ofCircuit CostForms.paper RoutingReference.MarkedGates workload circuit target compiled
    | Error error, _
    | _, Error error -> Error error

/// The time that a provider would charge for it.
let bill (cost: QuantumCost) : float<s> =
    let bill =
        Billing.estimate BillingTerms.standard cost.Workload (1 + cost.ShiftEvaluations) cost.Run.Duration

    bill.Usage
// end

// example: ansatz
let ansatz (qubits: int) (depth: int) : Result<Ansatz, HybHanasError> =
    Rotations.create [ Axis.Y; Axis.Z ]
    |> Result.map (fun rotations -> LayerForm.Patterned(rotations, Entanglement.Linear, EntanglingGate.Cnot))
    |> Result.bind (Ansatz.create qubits depth Embedding.AngleX)

let weights = ansatz 4 3 |> Result.map Ansatz.weights
let layers = ansatz 4 3 |> Result.map Ansatz.measured
// end

// example: space
open HybHanas.Core.Networks
open HybHanas.Core.Searching

/// Networks for tables of four features and three classes: 2 to 6 qubits, 1 to 4 layers.
let space: Result<Space, HybHanasError> =
    let network (levelOf: LevelOf) =
        ansatz (2 + levelOf "qubits") (1 + levelOf "depth")
        |> Result.bind (fun ansatz ->
            Architecture.create
                {
                    Input = SampleShape.Table 4
                    Convolutions = []
                    Dense = []
                    Ansatz = ansatz
                    Classes = 3
                    Form = HybridForm.Recipe
                })

    match Gene.integer "qubits" 2 6, Gene.integer "depth" 1 4 with
    | Ok qubits, Ok depth ->
        Space.create
            {
                Genes = [ qubits; depth ]
                Decode = network
                Simplify = fun _ -> []
                Constraints = []
            }
    | Error error, _
    | _, Error error -> Error error
// end

// example: search
/// Objectives to be minimised; a training would be the usual first one.
let objectives (network: Architecture) : Outcome =
    let parameters = float (Parameters.count network).Total
    let spread = 1.0 / float (Ansatz.weights network.Ansatz)
    Outcome.Scored [ spread; log10 parameters ]

let evaluate (space: Space) (genome: Genome) : Outcome =
    match Space.decode genome space with
    | Ok network -> objectives network
    | Error error -> Outcome.Failed(HybHanasError.message error)

let rec run (space: Space) (state: Nsga2State) : Result<Nsga2State, HybHanasError> =
    match Nsga2.ask state with
    | [] -> Ok state
    | genomes ->
        let results = [ for genome in genomes -> genome, evaluate space genome ]
        Nsga2.tell results state |> Result.bind (run space)

let front: Result<Evaluation list, HybHanasError> =
    space
    |> Result.bind (fun space ->
        Nsga2.start Nsga2.defaults space (Seed.create 1UL)
        |> Result.bind (run space)
        |> Result.map Nsga2.front)
// end
