// Circuits of the core, costs of the library: an F# script on the packages. build/packages.sh makes them and runs it.
#r "nuget: HybHanas, 0.1.0"

open HybHanas
open HybHanas.Core
open HybHanas.Core.Circuits

/// OpenQASM of a circuit with angles drawn from a seed: four inputs, then layers of RY rotations and a line of CZ gates.
let program layers =
    Rotations.create [ Axis.Y ]
    |> Result.map (fun rotations -> LayerForm.Patterned(rotations, Entanglement.Linear, EntanglingGate.Cz))
    |> Result.bind (Ansatz.create 4 layers Embedding.AngleX)
    |> Result.bind (Ansatz.measured >> Binding.generic (Seed.create 1UL))
    |> Result.bind OpenQasm2.print

for layers in 1..4 do
    match program layers with
    | Error fault -> failwith (HybHanasError.message fault)
    | Ok text ->
        let cost =
            CircuitCost.EstimateOpenQasm(text, $"{layers} layers", CostOptions(Backend = "torino", Parameters = 4 * layers))

        printfn $"{layers} layers: {cost.TwoQubitGates} two-qubit gates, %.3f{cost.QuantumSeconds.Total} s for one gradient"
