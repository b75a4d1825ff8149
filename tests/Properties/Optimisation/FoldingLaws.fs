/// CNOT gates before measurements as XOR masks of the measured bits.
module HybHanas.Properties.Optimisation.FoldingLaws

open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Transpiling
open HybHanas.Properties.Optimisation.Circuits
open HybHanas.Properties.Support
open Xunit

let private measure q : Operation<logical> = Operation.Measure(q * 1<logical>, q)

/// The distribution after the masks of what the folded circuit's bits give.
let private unfolded (folded: Folded<logical>) =
    let through = Array.zeroCreate (1 <<< folded.Circuit.Clbits)

    distribution folded.Circuit
    |> Array.iteri (fun outcome probability ->
        let bit clbit = (outcome >>> clbit) &&& 1

        let told =
            folded.Masks
            |> Seq.indexed
            |> Seq.sumBy (fun (clbit, mask) -> (mask |> List.fold (fun sum source -> sum ^^^ bit source) 0) <<< clbit)

        through[told] <- through[told] + probability)

    through

let private isTheSame (circuit: Circuit<logical>) (folded: Folded<logical>) =
    Array.forall2 (fun (x: float) y -> abs (x - y) < 1e-9) (distribution circuit) (unfolded folded)

let private cnots n =
    [ 0 .. n - 1 ]
    |> Gen.shuffle
    |> Gen.map (fun order -> apply Gate.CX [] [ order[0]; order[1] ])

/// Circuits that end in CNOT gates, with commuting and other gates between, and measurements into permuted bits.
let private ending = gen {
    let! n = Gen.choose (2, 5)
    let! body = gates n
    let! length = Gen.choose (1, 12)

    let! last =
        Gen.frequency
            [
                8, cnots n
                1,
                Gen.map2
                    (fun q gate -> apply gate [ 0.7 ] [ q ])
                    (Gen.choose (0, n - 1))
                    (Gen.elements [ Gate.RZ; Gate.RX; Gate.RY ])
                1, Gen.choose (0, n - 2) |> Gen.map (fun q -> apply Gate.CZ [] [ q; q + 1 ])
                1, Gen.choose (0, n - 2) |> Gen.map (fun q -> apply Gate.Swap [] [ q; q + 1 ])
            ]
        |> Gen.listOfLength length

    let! places = Gen.shuffle [| 0 .. n - 1 |]

    let body = body |> List.map (fun (gate, angles, qubits) -> apply gate angles qubits)

    return
        circuit
            n
            (body
             @ last
             @ [ for q in 0 .. n - 1 -> Operation.Measure(q * 1<logical>, places[q]) ])
}

[<Fact>]
let ``the masks give back the distribution of the original`` () =
    Laws.forAllOf 300 ending (fun circuit ->
        let folded = MeasurementFolding.fold circuit

        isTheSame circuit folded && entanglers folded.Circuit <= entanglers circuit)

[<Fact>]
let ``whatever stands between, nothing is lost`` () =
    Laws.forAllOf 300 measured (fun circuit -> isTheSame circuit (MeasurementFolding.fold circuit))

[<Fact>]
let ``a folded circuit compiles to the original's distribution at every level`` () =
    let job = gen {
        let! circuit = ending
        let! level = Gen.elements TranspileLevel.all

        let! target =
            TargetGenerators.target
            |> Gen.filter (fun target -> target.UsableQubits.Length >= circuit.Qubits)

        return circuit, level, target
    }

    Laws.forAllOf 60 job (fun (circuit, level, target) ->
        let folded = MeasurementFolding.fold circuit

        let compiled =
            Transpiler.transpile
                { TranspileOptions.defaults with
                    Level = level
                    Trials = 2
                }
                target
                folded.Circuit
            |> Laws.ok

        isTheSame
            circuit
            { folded with
                Circuit = Compiled.onUsedQubits compiled
            })

let private counts (operations: Operation<logical> list) =
    let folded = MeasurementFolding.fold (circuit 3 operations)

    (folded.Circuit.Operations
     |> Seq.filter (fun operation -> operation.IsApply)
     |> Seq.length),
    List.ofSeq folded.Masks

let private cx a b = apply Gate.CX [] [ a; b ]
let private all = [ measure 0; measure 1; measure 2 ]
let private own = [ [ 0 ]; [ 1 ]; [ 2 ] ]

[<Fact>]
let ``a chain of CNOT gates becomes parities`` () =
    Assert.Equal((0, [ [ 0 ]; [ 0; 1 ]; [ 0; 1; 2 ] ]), counts ([ cx 0 1; cx 1 2 ] @ all))
    Assert.Equal((0, [ [ 0 ]; [ 0; 1 ]; [ 1; 2 ] ]), counts ([ cx 1 2; cx 0 1 ] @ all))
    Assert.Equal((0, [ [ 1 ]; [ 0 ]; [ 2 ] ]), counts (apply Gate.Swap [] [ 0; 1 ] :: all))
    // Gates that commute with the CNOT stay before it, and phases are not seen.
    Assert.Equal(
        (1, [ [ 0 ]; [ 0; 1 ]; [ 2 ] ]),
        counts ([ cx 0 1; apply Gate.RX [ 0.3 ] [ 1 ]; apply Gate.RZ [ 0.3 ] [ 0 ] ] @ all)
    )

[<Fact>]
let ``what something else needs stays`` () =
    Assert.Equal((2, own), counts ([ cx 0 1; apply Gate.RY [ 0.3 ] [ 1 ] ] @ all))
    Assert.Equal((1, own), counts ([ cx 0 1; Operation.Barrier [ 0<logical>; 1<logical> ] ] @ all))
    Assert.Equal((1, own), counts [ cx 0 1; measure 1 ])
    Assert.Equal((1, own), counts [ cx 0 1; measure 0; measure 1; Operation.Reset 1<logical> ])
    Assert.Equal((1, own), counts [ cx 0 1; measure 0; Operation.Measure(1<logical>, 0) ])

    let condition = { First = 1; Count = 1; Value = 1I }

    let conditional = Operation.Conditional(condition, apply Gate.X [] [ 2 ])

    Assert.Equal((1, own), counts [ cx 0 1; measure 0; measure 1; conditional ])
