module HybHanas.Properties.Optimisation.TwoQubitBlocksLaws

open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Transpiling
open HybHanas.Properties.Support
open HybHanas.Properties.Optimisation.Circuits
open Xunit

let private blocks basis (circuit: Circuit<logical>) =
    TwoQubitBlocks.resynthesise basis circuit

let private twoQubit (circuit: Circuit<logical>) =
    circuit.Operations
    |> Seq.filter (fun operation -> (Operation.qubits operation).Length > 1)
    |> Seq.length

let private native entangler : TwoQubitBasis<logical> =
    TwoQubitBasis.native (fun _ _ -> Some entangler)

[<Fact>]
let ``two qubits of any depth need at most three CX`` () =
    let deep = gen {
        let! parts = Gen.listOfLength 5 (gates 2)
        return ofSteps 2 (List.concat parts)
    }

    Laws.forAllOf 100 deep (fun circuit ->
        let made = blocks TwoQubitBasis.logical circuit
        entanglers made <= 3 && sameUnitary 1e-8 circuit made)

[<Fact>]
let ``native circuits stay native in gate and direction`` () =
    // ECR may only go from the lower to the higher qubit.
    let directed =
        TwoQubitBasis.native (fun (a: LogicalQubit) b -> Some(Entangler.ECR(a > b)))

    let legal = gen {
        let! n = Gen.choose (2, 4)
        let! steps = gates n

        return
            steps
            |> List.filter (fun (_, _, qubits) -> qubits.Length <= 2)
            |> List.map (fun (gate, angles, qubits) ->
                if qubits.Length = 2 then
                    Gate.ECR, [], List.sort qubits
                else
                    gate, angles, qubits)
            |> ofSteps n
    }

    Laws.forAllOf 150 legal (fun circuit ->
        let made = blocks directed circuit

        sameUnitary 1e-8 circuit made
        && twoQubit made <= twoQubit circuit
        && steps made
           |> List.forall (fun (gate, _, qubits) -> qubits.Length = 1 || (gate = Gate.ECR && qubits[0] < qubits[1])))

[<Fact>]
let ``two measured qubits of any depth need at most two CX`` () =
    let deep = gen {
        let! parts = Gen.listOfLength 5 (gates 2)
        return Circuit.measureAll (ofSteps 2 (List.concat parts))
    }

    Laws.forAllOf 100 deep (fun circuit ->
        let made = TwoQubitBlocks.resynthesiseMeasured TwoQubitBasis.logical circuit
        entanglers made <= 2 && sameDistribution circuit made)

[<Fact>]
let ``a measured block is made up to its diagonal`` () =
    let count expected steps =
        let circuit = Circuit.measureAll (ofSteps 2 steps)
        let made = TwoQubitBlocks.resynthesiseMeasured TwoQubitBasis.logical circuit
        Assert.Equal(expected, entanglers made)
        Assert.True(sameDistribution circuit made)

    let turned = [ Gate.RY, [ 0.4 ], [ 0 ]; Gate.RX, [ 0.7 ], [ 1 ] ]
    let cx: DefinitionStep = Gate.CX, [], [ 0; 1 ]
    count 0 (turned @ [ cx; Gate.RZ, [ 0.3 ], [ 1 ]; cx ])
    count 0 (turned @ [ Gate.H, [], [ 1 ]; cx; Gate.H, [], [ 1 ] ])
    count 1 (turned @ [ cx; Gate.RZZ, [ 0.3 ], [ 0; 1 ] ])
    count 1 (turned @ [ cx; Gate.CZ, [], [ 0; 1 ] ])
    count 2 (turned @ [ cx ] @ turned @ [ cx ] @ turned)

[<Fact>]
let ``a pair without an entangler is left alone`` () =
    let circuit =
        ofSteps
            3
            [
                Gate.CX, [], [ 0; 1 ]
                Gate.CX, [], [ 0; 1 ]
                Gate.CX, [], [ 1; 2 ]
                Gate.CX, [], [ 1; 2 ]
            ]

    let basis =
        TwoQubitBasis.native (fun (a: LogicalQubit) b -> if a + b = 1<logical> then Some Entangler.CX else None)

    Assert.Equal(2, twoQubit (blocks basis circuit))

[<Fact>]
let ``blocks become as short as their class`` () =
    let count expected steps =
        Assert.Equal(expected, twoQubit (blocks (native Entangler.CZ) (ofSteps 3 steps)))

    count 0 [ Gate.CX, [], [ 0; 1 ]; Gate.CX, [], [ 0; 1 ] ]

    count
        1
        [
            Gate.CX, [], [ 0; 1 ]
            Gate.H, [], [ 0 ]
            Gate.H, [], [ 1 ]
            Gate.CX, [], [ 0; 1 ]
            Gate.CX, [], [ 0; 1 ]
        ]

    count 2 [ Gate.CX, [], [ 0; 1 ]; Gate.CX, [], [ 1; 0 ] ]

    count
        3
        [
            Gate.Swap, [], [ 0; 1 ]
            Gate.CX, [], [ 0; 1 ]
            Gate.CX, [], [ 0; 1 ]
            Gate.T, [], [ 1 ]
        ]

[<Fact>]
let ``a block that is already shortest stays as it is written`` () =
    let circuit =
        ofSteps
            2
            [
                Gate.H, [], [ 0 ]
                Gate.T, [], [ 0 ]
                Gate.CX, [], [ 0; 1 ]
                Gate.RY, [ 0.3 ], [ 1 ]
            ]

    Assert.True(sameOperations circuit (blocks TwoQubitBasis.logical circuit))
