/// Circuits as computation expressions: gates one under the other, loops, branches, and circuits within circuits.
namespace HybHanas.Core.Circuits

open System.Collections.Generic
open HybHanas.Core

[<RequireQualifiedAccess>]
type CircuitPart =
    | Nothing
    | One of Operation<logical>
    | Inner of places: LogicalQubit list * circuit: Circuit<logical>
    | MeasureAll
    | Refused of HybHanasError
    | Parts of CircuitPart list

[<Sealed>]
type CircuitBuilder(qubits: int) =

    let clbitsOf (operation: Operation<logical>) =
        let rec highest operation =
            match operation with
            | Operation.Measure(_, clbit) -> clbit + 1
            | Operation.Conditional(condition, inner) -> max (condition.First + condition.Count) (highest inner)
            | _ -> 0

        highest operation

    let assemble (part: CircuitPart) =
        let operations = ResizeArray<Operation<logical>>()
        let pending = Stack [ part ]
        let mutable clbits = 0
        let mutable failure = None

        let fail error =
            if failure.IsNone then
                failure <- Some error

        let add operation =
            operations.Add operation
            clbits <- max clbits (clbitsOf operation)

        while pending.Count > 0 do
            match pending.Pop() with
            | CircuitPart.Nothing -> ()
            | CircuitPart.One operation -> add operation
            | CircuitPart.Refused error -> fail error
            | CircuitPart.MeasureAll ->
                for q in 0 .. qubits - 1 do
                    add (Operation.Measure(q * 1<logical>, q))
            | CircuitPart.Parts parts ->
                for part in List.rev parts do
                    pending.Push part
            | CircuitPart.Inner(places, circuit) when places.Length <> circuit.Qubits ->
                fail (
                    HybHanasError.InvalidCircuit(
                        operations.Count,
                        $"a circuit of {circuit.Qubits} qubits is put on {places.Length}"
                    )
                )
            | CircuitPart.Inner(places, circuit) ->
                let places = Array.ofList places
                clbits <- max clbits circuit.Clbits

                for operation in circuit.Operations do
                    add (Operation.mapQubits (fun q -> places[int q]) operation)

        let named index (operation: Operation<logical>) =
            Circuit.fault qubits clbits operation
            |> Option.map (fun reason -> HybHanasError.InvalidCircuit(index, $"{Operation.name operation}: {reason}"))

        match failure with
        | Some error -> Error error
        | None ->
            match operations |> Seq.mapi named |> Seq.tryPick id with
            | Some error -> Error error
            | None -> Circuit.create qubits clbits operations

    member _.Yield(part: CircuitPart) = part
    member _.Yield(operation: Operation<logical>) = CircuitPart.One operation

    member _.Yield(circuit: Circuit<logical>) =
        CircuitPart.Inner([ for q in 0 .. circuit.Qubits - 1 -> q * 1<logical> ], circuit)

    member this.Yield(circuit: Result<Circuit<logical>, HybHanasError>) =
        match circuit with
        | Ok circuit -> this.Yield circuit
        | Error error -> CircuitPart.Refused error

    member _.Zero() = CircuitPart.Nothing
    member _.Combine(first: CircuitPart, second: CircuitPart) = CircuitPart.Parts [ first; second ]
    member _.Delay(part: unit -> CircuitPart) = part ()

    member _.For(items: 'a seq, body: 'a -> CircuitPart) =
        items |> Seq.map body |> List.ofSeq |> CircuitPart.Parts

    member _.Run(part: CircuitPart) : Result<Circuit<logical>, HybHanasError> =
        if qubits < 0 || qubits > Circuit.MaxQubits then
            Circuit.create qubits 0 []
        else
            assemble part

module CircuitExpression =

    let circuit qubits = CircuitBuilder qubits

    let private at (qubit: int) : LogicalQubit = qubit * 1<logical>

    let apply gate angles qubits =
        CircuitPart.One(Operation.Apply(gate, angles, List.map at qubits))

    let private one gate qubit = apply gate [] [ qubit ]
    let private turn gate (angle: float<rad>) qubits = apply gate [ Angle.Fixed angle ] qubits

    let h qubit = one Gate.H qubit
    let x qubit = one Gate.X qubit
    let y qubit = one Gate.Y qubit
    let z qubit = one Gate.Z qubit
    let s qubit = one Gate.S qubit
    let sdg qubit = one Gate.Sdg qubit
    let t qubit = one Gate.T qubit
    let tdg qubit = one Gate.Tdg qubit
    let sx qubit = one Gate.SX qubit

    let rx angle qubit = turn Gate.RX angle [ qubit ]
    let ry angle qubit = turn Gate.RY angle [ qubit ]
    let rz angle qubit = turn Gate.RZ angle [ qubit ]
    let p angle qubit = turn Gate.P angle [ qubit ]

    let cx control target = apply Gate.CX [] [ control; target ]
    let cy control target = apply Gate.CY [] [ control; target ]
    let cz control target = apply Gate.CZ [] [ control; target ]
    let cp angle control target = turn Gate.CP angle [ control; target ]
    let rxx angle first second = turn Gate.RXX angle [ first; second ]
    let rzz angle first second = turn Gate.RZZ angle [ first; second ]
    let swap first second = apply Gate.Swap [] [ first; second ]

    let ccx control second target =
        apply Gate.CCX [] [ control; second; target ]

    let measure qubit clbit =
        CircuitPart.One(Operation.Measure(at qubit, clbit))

    let measureAll = CircuitPart.MeasureAll

    let reset qubit =
        CircuitPart.One(Operation.Reset(at qubit))

    let barrier qubits =
        CircuitPart.One(Operation.Barrier(List.map at qubits))

    let on qubits circuit =
        CircuitPart.Inner(List.map at qubits, circuit)
