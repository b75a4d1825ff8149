/// Binding puts numbers where they belong and prepares the amplitudes it is given.
module HybHanas.Properties.Transpiling.BindingLaws

open System.Numerics
open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Properties.Support
open Xunit

let private value = Gen.choose (-1000, 1000) |> Gen.map (fun k -> float k / 500.0)

let private state (circuit: Circuit<logical>) =
    Oracle.run circuit (Oracle.basis circuit.Qubits 0)

[<Fact>]
let ``prepared amplitudes are the given ones, normalised, signs included`` () =
    let cases = gen {
        let! n = Gen.choose (1, 5)

        let! amplitudes =
            Gen.listOfLength (1 <<< n) (Gen.frequency [ 3, value; 1, Gen.constant 0.0 ])

        let! order = Gen.shuffle [| 0 .. n - 1 |]
        return n, Array.ofList amplitudes, order
    }

    Laws.forAllOf 300 cases (fun (n, amplitudes, order) ->
        let prepare =
            Operation.Prepare([ 0 .. amplitudes.Length - 1 ], order |> Seq.map (fun q -> q * 1<logical>) |> List.ofSeq)

        let circuit =
            Circuit.create n 0 [ prepare ]
            |> Result.bind (Binding.bind amplitudes [||])
            |> Laws.ok

        let norm = amplitudes |> Array.sumBy (fun a -> a * a) |> sqrt
        let expected = Array.create amplitudes.Length Complex.Zero

        amplitudes
        |> Array.iteri (fun k a ->
            let index =
                order |> Seq.indexed |> Seq.sumBy (fun (j, q) -> ((k >>> j) &&& 1) <<< q)

            expected[index] <-
                if norm = 0.0 then
                    (if k = 0 then Complex.One else Complex.Zero)
                else
                    Complex(a / norm, 0.0))

        Oracle.distanceUpToPhase [| state circuit |] [| expected |] < 1e-12)

[<Fact>]
let ``preparation takes 2^n - n - 1 two-qubit gates`` () =
    for n in 1..5 do
        let steps = StatePreparation.steps (Array.init (1 <<< n) (fun k -> float (k + 1)))
        let two = steps |> List.filter (fun (_, _, qubits) -> qubits.Length = 2)
        Assert.Equal((1 <<< n) - n - 1, two.Length)

[<Fact>]
let ``each place of a free angle receives its own number`` () =
    Laws.forAllOf 100 (CircuitGenerators.ansatz (1, 4) (1, 3)) (fun ansatz ->
        let circuit = Ansatz.circuit ansatz
        let inputs = Array.init circuit.Inputs (fun i -> 100.0 + float i)
        let weights = Array.init circuit.Weights (fun i -> 200.0 + float i)
        let bound = Binding.bind inputs weights circuit |> Laws.ok

        let free =
            circuit.Operations
            |> Seq.collect (fun operation ->
                match operation with
                | Operation.Apply(_, angles, _) -> angles
                | _ -> [])
            |> Seq.choose (fun angle ->
                match angle with
                | Angle.Weight i -> Some(200.0 + float i)
                | Angle.Input i -> Some(100.0 + float i)
                | Angle.Fixed _ -> None)
            |> List.ofSeq

        let put =
            bound.Operations
            |> Seq.collect (fun operation ->
                match operation with
                | Operation.Apply(_, angles, _) -> Circuit.fixedAngles angles |> Laws.ok
                | _ -> [])
            |> Seq.filter (fun a -> a >= 100.0)
            |> List.ofSeq

        bound.Weights = 0 && bound.Inputs = 0 && free = put)

[<Fact>]
let ``binding a bound circuit again changes nothing`` () =
    Laws.forAllOf 100 (CircuitGenerators.ansatz (1, 4) (1, 2)) (fun ansatz ->
        let once = Binding.generic (Seed.create 7UL) (Ansatz.circuit ansatz) |> Laws.ok

        Binding.bind [||] [||] once = Ok once
        && Binding.generic (Seed.create 8UL) once = Ok once)

[<Fact>]
let ``generic values follow the seed`` () =
    let ansatz =
        Ansatz.create 3 2 Embedding.AngleX LayerForm.StronglyEntangling |> Laws.ok

    let bound seed =
        Binding.generic (Seed.create seed) (Ansatz.circuit ansatz) |> Laws.ok

    let angles =
        [
            for operation in (bound 1UL).Operations do
                match operation with
                | Operation.Apply(_, angles, _) -> yield! Circuit.fixedAngles angles |> Laws.ok
                | _ -> ()
        ]

    Assert.Equal(bound 1UL, bound 1UL)
    Assert.NotEqual(bound 1UL, bound 2UL)
    Assert.Equal(angles.Length, (List.distinct angles).Length)
    Assert.All(angles, fun a -> Assert.InRange(a, -System.Math.PI, System.Math.PI))

[<Fact>]
let ``too few or endless numbers are refused`` () =
    let circuit =
        Ansatz.create 2 1 Embedding.AngleX LayerForm.StronglyEntangling
        |> Laws.ok
        |> Ansatz.circuit

    let code inputs weights =
        match Binding.bind inputs weights circuit with
        | Ok _ -> "ok"
        | Error error -> HybHanasError.code error

    let weights = Array.create circuit.Weights 0.1
    Assert.Equal("ok", code [| 0.1; 0.2 |] weights)
    Assert.Equal("out-of-range", code [| 0.1 |] weights)
    Assert.Equal("out-of-range", code [| 0.1; 0.2 |] weights[1..])
    Assert.Equal("out-of-range", code [| 0.1; infinity |] weights)
    Assert.Equal("out-of-range", code [| 0.1; 0.2 |] (Array.create circuit.Weights nan))
