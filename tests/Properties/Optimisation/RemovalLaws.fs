module HybHanas.Properties.Optimisation.RemovalLaws

open System
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Transpiling
open HybHanas.Properties.Optimisation.Circuits
open Xunit

let private measure q : Operation<logical> = Operation.Measure(q * 1<logical>, q)
let private all n = [ for q in 0 .. n - 1 -> measure q ]

let private becomes n expected given =
    Assert.Equal<Operation<logical> list>(expected, Seq.toList (BeforeMeasurement.removeDiagonal (circuit n given)).Operations)

let private stays n given = becomes n given given

[<Fact>]
let ``diagonal gates before measurement fall until none is left`` () =
    let h = [ for q in 0..2 -> apply Gate.H [] [ q ] ]

    becomes
        3
        (h @ all 3)
        (h
         @ [
             apply Gate.CZ [] [ 0; 1 ]
             apply Gate.RZ [ 0.3 ] [ 1 ]
             apply Gate.CZ [] [ 1; 2 ]
             apply Gate.T [] [ 2 ]
             apply Gate.RZZ [ 0.4 ] [ 0; 2 ]
             apply Gate.CRZ [ 0.4 ] [ 0; 2 ]
             apply Gate.U [ 0.0; 0.3; 0.4 ] [ 0 ]
         ]
         @ all 3)

[<Fact>]
let ``a phase before gates that only permute outcomes is not seen`` () =
    let permutations =
        [
            apply Gate.CX [] [ 0; 1 ]
            apply Gate.X [] [ 2 ]
            apply Gate.CCX [] [ 2; 1; 0 ]
            apply Gate.Swap [] [ 0; 2 ]
        ]

    let h = [ for q in 0..2 -> apply Gate.H [] [ q ] ]
    becomes 3 (h @ permutations @ all 3) (h @ [ apply Gate.CZ [] [ 0; 1 ]; apply Gate.T [] [ 1 ] ] @ permutations @ all 3)
    stays 3 (h @ [ apply Gate.T [] [ 1 ]; apply Gate.CX [] [ 0; 1 ]; measure 0; measure 2 ])

[<Fact>]
let ``a phase moves through a control`` () =
    becomes
        2
        (apply Gate.CX [] [ 0; 1 ] :: all 2)
        ([
            apply Gate.RZ [ 0.3 ] [ 0 ]
            apply Gate.CX [] [ 0; 1 ]
            apply Gate.S [] [ 0 ]
         ]
         @ all 2)

    stays 2 [ apply Gate.RZ [ 0.3 ] [ 1 ]; apply Gate.CX [] [ 0; 1 ]; measure 1 ]

[<Fact>]
let ``a diagonal gate stays where a qubit is not measured next`` () =
    stays 2 [ apply Gate.CZ [] [ 0; 1 ]; measure 0 ]
    stays 1 [ apply Gate.RZ [ 0.3 ] [ 0 ] ]
    stays 2 ([ apply Gate.CZ [] [ 0; 1 ]; apply Gate.H [] [ 1 ] ] @ all 2)
    stays 1 [ apply Gate.Z [] [ 0 ]; Operation.Barrier [ 0<logical> ]; measure 0 ]
    stays 1 [ apply Gate.Z [] [ 0 ]; Operation.Reset 0<logical>; measure 0 ]

[<Fact>]
let ``what follows a measurement does not matter to what precedes it`` () =
    becomes
        1
        [ measure 0; apply Gate.S [] [ 0 ]; apply Gate.H [] [ 0 ]; measure 0 ]
        [
            apply Gate.Z [] [ 0 ]
            measure 0
            apply Gate.S [] [ 0 ]
            apply Gate.H [] [ 0 ]
            measure 0
        ]

[<Fact>]
let ``only gates that are the identity are dropped`` () =
    let kept steps =
        (Identity.remove (ofSteps 2 steps)).Operations.Length

    Assert.Equal(
        0,
        kept
            [
                Gate.Id, [], [ 0 ]
                Gate.U0, [ 1.0 ], [ 0 ]
                Gate.RZ, [ 1e-7 ], [ 0 ]
                Gate.RX, [ 2.0 * Math.PI ], [ 1 ]
            ]
    )

    Assert.Equal(
        0,
        kept
            [
                Gate.CP, [ 0.0 ], [ 0; 1 ]
                Gate.CRX, [ 4.0 * Math.PI ], [ 0; 1 ]
                Gate.U, [ 0.0; 1.0; -1.0 ], [ 0 ]
            ]
    )

    Assert.Equal(
        3,
        kept
            [
                Gate.RZ, [ 1e-5 ], [ 0 ]
                Gate.CRX, [ 2.0 * Math.PI ], [ 0; 1 ]
                Gate.CX, [], [ 0; 1 ]
            ]
    )
