module HybHanas.Properties.Circuits.InversionLaws

open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Properties.Support
open Xunit

[<Fact>]
let ``a circuit and its inverse are the identity up to a phase`` () =
    Laws.forAllOf 100 (CircuitGenerators.circuit 5 0 30) (fun circuit ->
        let inverse = Inversion.ofCircuit circuit |> Laws.ok

        let both =
            Circuit.create circuit.Qubits 0 (Seq.append circuit.Operations inverse.Operations)
            |> Laws.ok

        let identity = Array.init 32 (Oracle.basis 5)
        Oracle.distanceUpToPhase (Oracle.columns both) identity < 1e-9)

let private refused (operations: Operation<logical> list) =
    match Circuit.create 2 2 operations |> Result.bind Inversion.ofCircuit with
    | Error(HybHanasError.Unsupported(what, _)) -> what
    | other -> failwith $"{other}"

[<Fact>]
let ``what has no inverse is refused by name`` () =
    let q = 0<logical>
    let x = Operation.Apply(Gate.X, [], [ q ])
    Assert.Equal("a measurement", refused [ x; Operation.Measure(q, 0) ])
    Assert.Equal("a reset", refused [ Operation.Reset q ])
    Assert.Equal("a state preparation", refused [ Operation.Prepare([ 0; 1 ], [ q ]) ])
    Assert.Equal("the opaque gate 'magic'", refused [ Operation.Opaque("magic", [], [ q ]) ])
    Assert.Equal("the free weight 3", refused [ Operation.Apply(Gate.RX, [ Angle.Weight 3 ], [ q ]) ])

    let condition = { First = 0; Count = 1; Value = 1I }
    Assert.Equal("control by classical bits ('if')", refused [ Operation.Conditional(condition, x) ])
