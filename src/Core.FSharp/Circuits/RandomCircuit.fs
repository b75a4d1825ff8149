/// Random circuits for studies: layers in which every qubit has one gate.
namespace HybHanas.Core.Circuits

open HybHanas.Core

[<RequireQualifiedAccess>]
module RandomCircuit =

    let private oneQubit =
        [| Gate.H; Gate.X; Gate.SX; Gate.S; Gate.T; Gate.RX; Gate.RY; Gate.RZ |]

    let private twoQubit = [| Gate.CX; Gate.CZ; Gate.CRX; Gate.RZZ; Gate.Swap |]

    let private apply (gates: Gate[]) (qubits: LogicalQubit list) (seed: Seed) : Operation<logical> =
        let gate = gates[Seed.below gates.Length 0 seed]

        let angles =
            GateTable.angles gate
            |> List.mapi (fun i _ -> Angle.Fixed(Seed.between -System.Math.PI System.Math.PI (i + 1) seed * 1.0<rad>))

        Operation.Apply(gate, angles, qubits)

    /// One layer: the qubits in random order, each alone or, with probability 1/2, with the next one.
    let private layer (qubits: int) (seed: Seed) =
        let choose = Seed.purpose "gate" seed
        let pair = Seed.purpose "pair" seed

        let rec place index (left: LogicalQubit list) =
            match left with
            | first :: second :: rest when Seed.uniform index pair < 0.5 ->
                apply twoQubit [ first; second ] (Seed.item index choose)
                :: place (index + 1) rest
            | first :: rest -> apply oneQubit [ first ] (Seed.item index choose) :: place (index + 1) rest
            | [] -> []

        Seed.permutation qubits (Seed.purpose "order" seed)
        |> Seq.map (fun q -> q * 1<logical>)
        |> List.ofSeq
        |> place 0

    let create (qubits: int) (layers: int) (seed: Seed) : Result<Circuit<logical>, HybHanasError> =
        [ for index in 0 .. layers - 1 -> layer qubits (Seed.item index seed) ]
        |> Seq.concat
        |> Circuit.create qubits 0
        |> Result.map Circuit.measureAll
