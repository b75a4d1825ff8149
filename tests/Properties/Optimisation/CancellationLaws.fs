module HybHanas.Properties.Optimisation.CancellationLaws

open System
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Transpiling
open HybHanas.Properties.Optimisation.Circuits
open Xunit

let private g gate qubits : DefinitionStep = gate, [], qubits
let private r gate angle qubits : DefinitionStep = gate, [ angle ], qubits

let private becomes (expected: DefinitionStep list) (given: DefinitionStep list) =
    Assert.Equal<DefinitionStep list>(expected, steps (Cancellation.cancel (ofSteps 4 given)))

[<Fact>]
let ``inverse pairs cancel`` () =
    for gate in GateTable.all do
        let qubits = [ 0 .. GateTable.qubits gate - 1 ]
        let angles = [ 0.3; 0.4; 0.5; 0.6 ] |> List.truncate (GateTable.angles gate).Length

        match (GateTable.row gate).Inverse angles with
        | Some(inverse, inverseAngles) ->
            let circuit =
                Circuit.create 5 0 [ apply gate angles qubits; apply inverse inverseAngles qubits ]

            match circuit with
            | Ok circuit -> Assert.Empty((Cancellation.cancel circuit).Operations)
            | Error error -> failwith (HybHanasError.message error)
        | None -> ()

[<Fact>]
let ``symmetric gates cancel in either order of qubits`` () =
    becomes [] [ g Gate.CZ [ 0; 1 ]; g Gate.CZ [ 1; 0 ] ]
    becomes [] [ g Gate.Swap [ 0; 1 ]; g Gate.Swap [ 1; 0 ] ]
    becomes [] [ r Gate.RZZ 0.3 [ 0; 1 ]; r Gate.RZZ -0.3 [ 1; 0 ] ]
    becomes [] [ g Gate.CCX [ 0; 1; 2 ]; g Gate.CCX [ 1; 0; 2 ] ]
    becomes [ g Gate.CX [ 0; 1 ]; g Gate.CX [ 1; 0 ] ] [ g Gate.CX [ 0; 1 ]; g Gate.CX [ 1; 0 ] ]
    becomes [ r Gate.CRZ 0.3 [ 0; 1 ]; r Gate.CRZ -0.3 [ 1; 0 ] ] [ r Gate.CRZ 0.3 [ 0; 1 ]; r Gate.CRZ -0.3 [ 1; 0 ] ]

[<Fact>]
let ``pairs cancel across gates that commute`` () =
    becomes [ g Gate.CX [ 0; 2 ] ] [ g Gate.CX [ 0; 1 ]; g Gate.CX [ 0; 2 ]; g Gate.CX [ 0; 1 ] ]
    becomes [ g Gate.CX [ 2; 1 ] ] [ g Gate.CX [ 0; 1 ]; g Gate.CX [ 2; 1 ]; g Gate.CX [ 0; 1 ] ]

    becomes
        [ r Gate.RZ 0.2 [ 0 ]; r Gate.RX 0.4 [ 1 ] ]
        [
            g Gate.CX [ 0; 1 ]
            r Gate.RZ 0.2 [ 0 ]
            r Gate.RX 0.4 [ 1 ]
            g Gate.CX [ 0; 1 ]
        ]

    becomes
        [ g Gate.CZ [ 1; 2 ]; r Gate.CP 0.4 [ 0; 3 ] ]
        [
            g Gate.CZ [ 0; 1 ]
            g Gate.CZ [ 1; 2 ]
            r Gate.CP 0.4 [ 0; 3 ]
            g Gate.CZ [ 1; 0 ]
        ]

    becomes [ g Gate.H [ 3 ] ] [ g Gate.CX [ 0; 1 ]; g Gate.H [ 3 ]; g Gate.CX [ 0; 1 ] ]
    becomes [ r Gate.RZZ 0.3 [ 0; 1 ] ] [ r Gate.RXX 0.5 [ 0; 1 ]; r Gate.RZZ 0.3 [ 0; 1 ]; r Gate.RXX -0.5 [ 0; 1 ] ]

[<Fact>]
let ``pairs do not cancel across gates that do not commute`` () =
    let stay given = becomes given given
    stay [ g Gate.CX [ 0; 1 ]; g Gate.H [ 0 ]; g Gate.CX [ 0; 1 ] ]
    stay [ g Gate.CX [ 0; 1 ]; r Gate.RZ 0.2 [ 1 ]; g Gate.CX [ 0; 1 ] ]
    stay [ g Gate.CX [ 0; 1 ]; g Gate.CX [ 1; 2 ]; g Gate.CX [ 0; 1 ] ]
    stay [ g Gate.H [ 0 ]; g Gate.T [ 0 ]; g Gate.H [ 0 ] ]

[<Fact>]
let ``nested pairs cancel from the inside`` () =
    becomes
        []
        [
            g Gate.H [ 0 ]
            g Gate.CX [ 0; 1 ]
            g Gate.S [ 1 ]
            g Gate.Sdg [ 1 ]
            g Gate.CX [ 0; 1 ]
            g Gate.H [ 0 ]
        ]

[<Fact>]
let ``a pair cancels that only another cancellation brings together`` () =
    becomes
        [ g Gate.CX [ 2; 1 ] ]
        [
            g Gate.CX [ 0; 1 ]
            g Gate.H [ 0 ]
            g Gate.CX [ 2; 1 ]
            g Gate.H [ 0 ]
            g Gate.CX [ 0; 1 ]
        ]

[<Fact>]
let ``rotations about one axis add up`` () =
    becomes
        [ r Gate.RZ 0.75 [ 0 ]; g Gate.CX [ 0; 1 ]; g Gate.CZ [ 0; 2 ] ]
        [
            r Gate.RZ 0.5 [ 0 ]
            g Gate.CX [ 0; 1 ]
            g Gate.CZ [ 0; 2 ]
            r Gate.RZ 0.25 [ 0 ]
        ]

    becomes [ r Gate.RX 0.75 [ 1 ]; g Gate.CX [ 0; 1 ] ] [ r Gate.RX 0.5 [ 1 ]; g Gate.CX [ 0; 1 ]; r Gate.RX 0.25 [ 1 ] ]
    becomes [ r Gate.RY 0.75 [ 1 ] ] [ r Gate.RY 0.5 [ 1 ]; r Gate.RY 0.25 [ 1 ] ]
    becomes [ r Gate.CRY 0.75 [ 0; 1 ] ] [ r Gate.CRY 0.5 [ 0; 1 ]; r Gate.CRY 0.25 [ 0; 1 ] ]
    becomes [ r Gate.CP 0.75 [ 0; 1 ] ] [ r Gate.CP 0.5 [ 0; 1 ]; r Gate.CU1 0.25 [ 1; 0 ] ]
    becomes [ g Gate.Z [ 0 ] ] [ g Gate.S [ 0 ]; g Gate.S [ 0 ] ]
    becomes [ g Gate.S [ 0 ] ] [ g Gate.T [ 0 ]; g Gate.T [ 0 ] ]
    becomes [ g Gate.X [ 0 ] ] [ g Gate.SX [ 0 ]; g Gate.SX [ 0 ] ]
    becomes [ g Gate.CZ [ 0; 1 ] ] [ r Gate.CP (Math.PI / 2.0) [ 0; 1 ]; r Gate.CP (Math.PI / 2.0) [ 0; 1 ] ]
    becomes [] [ r Gate.RZ 1.0 [ 0 ]; r Gate.RZ (2.0 * Math.PI - 1.0) [ 0 ] ]
    // Half a period of a controlled rotation is Z on the control, not nothing.
    Assert.Single(steps (Cancellation.cancel (ofSteps 2 [ r Gate.CRZ Math.PI [ 0; 1 ]; r Gate.CRZ Math.PI [ 0; 1 ] ])))
    |> ignore

[<Fact>]
let ``native gates stay native`` () =
    becomes [ g Gate.SX [ 0 ]; g Gate.X [ 0 ] ] [ g Gate.SX [ 0 ]; g Gate.X [ 0 ] ]
    becomes [ g Gate.SX [ 0 ] ] [ g Gate.SXdg [ 0 ]; g Gate.X [ 0 ] ]

[<Fact>]
let ``barriers, measurements and resets are not crossed`` () =
    let q = 0<logical>
    let x = apply Gate.X [] [ 0 ]

    for between in [ Operation.Barrier [ q ]; Operation.Measure(q, 0); Operation.Reset q ] do
        Assert.Equal(3, (Cancellation.cancel (circuit 2 [ x; between; x ])).Operations.Length)

    Assert.Equal(1, (Cancellation.cancel (circuit 2 [ x; Operation.Barrier [ 1<logical> ]; x ])).Operations.Length)
