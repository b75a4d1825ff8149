module HybHanas.Properties.Optimisation.PassLaws

open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Transpiling
open HybHanas.Properties.Support
open HybHanas.Properties.Optimisation.Circuits
open Xunit

let private blocks: Circuit<logical> -> Circuit<logical> =
    TwoQubitBlocks.resynthesise TwoQubitBasis.logical

/// Passes that keep the unitary.
let private unitaryPasses: (string * (Circuit<logical> -> Circuit<logical>)) list =
    [
        "two-qubit blocks", blocks
        "three-qubit blocks", ThreeQubitBlocks.resynthesise
        "cancellation", Cancellation.cancel
        "identity", Identity.remove
        "before measurement", BeforeMeasurement.removeDiagonal
        "pipeline", Pipeline.toFixedPoint TwoQubitBasis.logical [ Identity.remove; Cancellation.cancel; blocks ]
    ]

let private measuredPasses =
    unitaryPasses
    @ [
        "two-qubit blocks before measurement", TwoQubitBlocks.resynthesiseMeasured TwoQubitBasis.logical
        "three-qubit blocks before measurement", ThreeQubitBlocks.resynthesiseMeasured
        "permutation elision of blocks", (fun circuit -> (PermutationElision.elideBlocks circuit).Circuit)
        "permutation elision", (fun circuit -> (PermutationElision.elide circuit).Circuit)
    ]

[<Fact>]
let ``passes keep the unitary up to a global phase`` () =
    for _, pass in unitaryPasses do
        Laws.forAllOf 80 unitary (fun circuit -> sameUnitary 1e-8 circuit (pass circuit))

[<Fact>]
let ``passes keep the distribution of all measurements`` () =
    for _, pass in measuredPasses do
        Laws.forAllOf 200 measured (fun circuit -> sameDistribution circuit (pass circuit))

[<Fact>]
let ``passes never raise the number of entanglers`` () =
    for _, pass in measuredPasses do
        Laws.forAllOf 60 unitary (fun circuit -> entanglers (pass circuit) <= entanglers circuit)
        Laws.forAllOf 60 measured (fun circuit -> entanglers (pass circuit) <= entanglers circuit)

[<Fact>]
let ``passes change nothing the second time`` () =
    for name, pass in measuredPasses do
        Laws.forAllOf 60 unitary (fun circuit -> sameOperations (pass circuit) (pass (pass circuit)))
        Laws.forAllOf 60 measured (fun circuit -> sameOperations (pass circuit) (pass (pass circuit)))

[<Fact>]
let ``gates with free angles stay`` () =
    let free: Operation<logical> =
        Operation.Apply(Gate.RY, [ Angle.Weight 0 ], [ 0<logical> ])

    let operations =
        [
            apply Gate.CX [] [ 0; 1 ]
            free
            apply Gate.CX [] [ 0; 1 ]
            Operation.Apply(Gate.RY, [ Angle.Input 0 ], [ 1<logical> ])
            apply Gate.CX [] [ 0; 1 ]
        ]

    for _, pass in measuredPasses do
        Assert.Equal<Operation<logical> list>(operations, Seq.toList (pass (circuit 2 operations)).Operations)

/// The unitary of an elided circuit with each qubit's state brought home.
let private broughtHome (elided: Elided<logical>) =
    Oracle.columns elided.Circuit
    |> Array.map (fun column ->
        Array.init column.Length (fun k ->
            let mutable wires = 0

            for q in 0 .. elided.Circuit.Qubits - 1 do
                if (k >>> q) &&& 1 = 1 then
                    wires <- wires ||| (1 <<< int elided.FinalWire[q])

            column[wires]))

[<Fact>]
let ``permutation elision leaves no SWAP and says where each qubit went`` () =
    let isSwap operation =
        match operation with
        | Operation.Apply(Gate.Swap, _, _) -> true
        | _ -> false

    for elide in [ PermutationElision.elide; PermutationElision.elideBlocks ] do
        Laws.forAllOf 100 unitary (fun (circuit: Circuit<logical>) ->
            let elided = elide circuit

            not (elided.Circuit.Operations |> Seq.exists isSwap)
            && Oracle.distanceUpToPhase (Oracle.columns circuit) (broughtHome elided) < 1e-8)

[<Fact>]
let ``blocks lose the SWAP in them`` () =
    let count expected steps =
        Assert.Equal(expected, entanglers (PermutationElision.elideBlocks (ofSteps 2 steps)).Circuit)

    let cx a b : DefinitionStep = Gate.CX, [], [ a; b ]
    count 0 [ cx 0 1; cx 1 0; cx 0 1 ]
    count 1 [ cx 0 1; cx 1 0 ]
    count 2 [ Gate.CP, [ 0.4 ], [ 0; 1 ]; Gate.Swap, [], [ 0; 1 ] ]
    count 2 [ Gate.CP, [ 0.4 ], [ 0; 1 ]; cx 0 1; cx 1 0; cx 0 1 ]
    count 1 [ cx 0 1 ]

[<Fact>]
let ``measurements follow elided wires`` () =
    let swapped =
        circuit
            2
            [
                apply Gate.X [] [ 0 ]
                apply Gate.Swap [] [ 0; 1 ]
                Operation.Measure(0<logical>, 0)
                Operation.Measure(1<logical>, 1)
            ]

    let expected =
        [
            apply Gate.X [] [ 0 ]
            Operation.Measure(1<logical>, 0)
            Operation.Measure(0<logical>, 1)
        ]

    let elided = PermutationElision.elide swapped
    Assert.Equal<Operation<logical> list>(expected, Seq.toList elided.Circuit.Operations)
    Assert.Equal<LogicalQubit list>([ 1<logical>; 0<logical> ], List.ofSeq elided.FinalWire)
