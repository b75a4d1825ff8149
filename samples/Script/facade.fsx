// The F# examples of docs/facade.md and the how-tos, in one script on the packages. build/packages.sh makes them and runs it; a test holds the pages to it.
#r "nuget: HybHanas, 0.1.0"

open HybHanas
open HybHanas.Core
open HybHanas.Core.Circuits

// example: build
let circuit =
    Circuit.create
        2
        2
        [
            Operation.Apply(Gate.H, [], [ 0<logical> ])
            Operation.Apply(Gate.CX, [], [ 0<logical>; 1<logical> ])
        ]
    |> Result.map Circuit.measureAll

let bell = HybHanas.Circuit.Create(2).H(0).Cnot(0, 1).MeasureAll()
// end

// example: check
let findings = circuit |> Result.map (Circuit.check CircuitBudget.unlimited)
// end

// example: read
let text = circuit |> Result.bind OpenQasm3.print
let again = text |> Result.bind (OpenQasm.parse "bell")
// end

System.IO.File.WriteAllText("bell.qasm", bell.ToOpenQasm2())

// example: cost
let cost = CircuitCost.Estimate(bell, CostOptions(Backend = "fez", Shots = 4000))
printfn $"{cost.QuantumSeconds.Total} s"
// end

// example: compare
for on in CircuitCost.Compare bell do
    match on.Estimate with
    | null -> printfn $"{on.Backend}: {on.Reason.Message}"
    | estimate -> printfn $"{on.Backend}: {estimate.QuantumSeconds.Total} s"
// end

// example: cost-file
let terms =
    CircuitCost.EstimateFile("bell.qasm", CostOptions(Backend = "torino")).QuantumSeconds

let reasons = CircuitCost.ExplainFile("bell.qasm", CostOptions(Backend = "torino"))
let everywhere = CircuitCost.CompareFile "bell.qasm"
printfn $"{terms.Gate} s of gates; {everywhere.Count} backends"
// end

// example: transpile
let physical = CircuitTranspiler().Transpile bell
printfn $"{physical.TwoQubitGates} two-qubit gates"
// end

// example: simulate
let counts = Simulator(HybHanas.Circuit.Create(2).H(0).Cnot(0, 1)).Counts(1000, 7UL)
// end

// example: search
let options =
    SearchOptions(DataSet = "iris", Population = 4, Generations = 1, Epochs = 2, OutputFolder = "run")

let found = NetworkSearch.RunAsync(options).Result
printfn $"{found.Front.Count} on the front"
// end

// example: resume
let resumed = NetworkSearch.ResumeAsync("run", ResumeOptions(Threads = 2)).Result
printfn $"{resumed.Front.Count} on the front"
// end

// example: train
let training = FinalTrainingOptions(Pick = [| "best" |], Epochs = 2, Seeds = 1)
let trained = FinalTraining.RunAsync("run", training).Result
let model = TrainedModel.Load trained.Networks[0].ModelFile
let flower = [| 5.1f; 3.5f; 1.4f; 0.2f |]
let prediction = model.Predict(System.ReadOnlyMemory flower) |> Seq.head
printfn $"{prediction.Class}"
// end

// example: export
let script = model.Export ModelFormat.PyTorch
let program = model.Export ModelFormat.OpenQasm3
// end

// example: specification
SearchSpecification.Write(SearchSpecification.Preset "qnas", "qnas.json")
let qnas = SearchSpecification.Read "qnas.json"
printfn $"{qnas.Generations} generations of {qnas.Population}"
// end
