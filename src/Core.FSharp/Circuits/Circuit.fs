/// An immutable circuit.
namespace HybHanas.Core.Circuits

open System
open System.Collections.Immutable
open HybHanas.Core

[<RequireQualifiedAccess>]
type Angle =
    | Fixed of float<rad>
    | Weight of int
    | Input of int

type ClassicalCondition =
    {
        First: int
        Count: int
        Value: bigint
    }

[<RequireQualifiedAccess>]
type Operation<[<Measure>] 'q> =
    | Apply of gate: Gate * angles: Angle list * qubits: int<'q> list
    | Prepare of inputs: int list * qubits: int<'q> list
    | Measure of qubit: int<'q> * clbit: int
    | Reset of qubit: int<'q>
    | Barrier of qubits: int<'q> list
    | Opaque of name: string * parameters: float list * qubits: int<'q> list
    | Conditional of condition: ClassicalCondition * operation: Operation<'q>

type Circuit<[<Measure>] 'q> =
    private
        {
            QubitCount: int
            ClbitCount: int
            Steps: ImmutableArray<Operation<'q>>
            WeightCount: int
            InputCount: int
        }

    member this.Qubits = this.QubitCount

    member this.Clbits = this.ClbitCount

    member this.Operations = this.Steps

    member this.Weights = this.WeightCount

    member this.Inputs = this.InputCount

[<RequireQualifiedAccess>]
module Operation =

    let rec qubits (operation: Operation<'q>) : int<'q> list =
        match operation with
        | Operation.Apply(_, _, qubits)
        | Operation.Prepare(_, qubits)
        | Operation.Opaque(_, _, qubits)
        | Operation.Barrier qubits -> qubits
        | Operation.Measure(qubit, _)
        | Operation.Reset qubit -> [ qubit ]
        | Operation.Conditional(_, inner) -> qubits inner

    let rec mapQubits (f: int<'a> -> int<'b>) (operation: Operation<'a>) : Operation<'b> =
        match operation with
        | Operation.Apply(gate, angles, qubits) -> Operation.Apply(gate, angles, List.map f qubits)
        | Operation.Prepare(inputs, qubits) -> Operation.Prepare(inputs, List.map f qubits)
        | Operation.Measure(qubit, clbit) -> Operation.Measure(f qubit, clbit)
        | Operation.Reset qubit -> Operation.Reset(f qubit)
        | Operation.Barrier qubits -> Operation.Barrier(List.map f qubits)
        | Operation.Opaque(name, parameters, qubits) -> Operation.Opaque(name, parameters, List.map f qubits)
        | Operation.Conditional(condition, inner) -> Operation.Conditional(condition, mapQubits f inner)

    let rec name (operation: Operation<'q>) : string =
        match operation with
        | Operation.Apply(gate, _, _) -> GateTable.name gate
        | Operation.Prepare _ -> "prepare"
        | Operation.Measure _ -> "measure"
        | Operation.Reset _ -> "reset"
        | Operation.Barrier _ -> "barrier"
        | Operation.Opaque(name, _, _) -> name
        | Operation.Conditional(_, inner) -> name inner

    let beyondGates (operation: Operation<'q>) : string option =
        match operation with
        | Operation.Opaque(name, _, _) -> Some $"the opaque gate '{name}'"
        | Operation.Conditional _ -> Some "control by classical bits ('if')"
        | Operation.Apply _
        | Operation.Prepare _
        | Operation.Measure _
        | Operation.Reset _
        | Operation.Barrier _ -> None

[<RequireQualifiedAccess>]
module Circuit =

    [<Literal>]
    let MaxQubits = 4096

    let private angleFault angle =
        match angle with
        | Angle.Fixed value when not (Double.IsFinite(float value)) -> Some "an angle is not a finite number"
        | Angle.Weight index
        | Angle.Input index when index < 0 -> Some "an angle refers to a negative index"
        | _ -> None

    let private isName (name: string) =
        name <> ""
        && Char.IsAsciiLetterLower name[0]
        && name |> Seq.forall (fun c -> Char.IsAsciiLetterOrDigit c || c = '_')

    let rec fault (qubits: int) (clbits: int) (operation: Operation<'q>) : string option =
        let on = Operation.qubits operation

        let outside = on |> List.tryFind (fun q -> int q < 0 || int q >= qubits)

        match outside with
        | Some q -> Some $"qubit {int q} is outside 0..{qubits - 1}"
        | None when (List.distinct on).Length <> on.Length -> Some "a qubit is used twice in one operation"
        | None ->
            match operation with
            | Operation.Apply(gate, angles, on) ->
                let name = GateTable.name gate

                if on.Length <> GateTable.qubits gate then
                    Some $"'{name}' acts on {GateTable.qubits gate} qubits, not {on.Length}"
                elif angles.Length <> (GateTable.angles gate).Length then
                    Some $"'{name}' takes {(GateTable.angles gate).Length} angles, not {angles.Length}"
                else
                    List.tryPick angleFault angles
            | Operation.Prepare(inputs, on) ->
                if on.IsEmpty || on.Length > 20 then
                    Some "amplitudes are prepared on 1 to 20 qubits"
                elif inputs.Length <> (1 <<< on.Length) then
                    Some $"{on.Length} qubits have {1 <<< on.Length} amplitudes, not {inputs.Length}"
                elif List.exists (fun index -> index < 0) inputs then
                    Some "an amplitude refers to a negative index"
                else
                    None
            | Operation.Measure(_, clbit) when clbit < 0 || clbit >= clbits ->
                Some $"classical bit {clbit} is outside 0..{clbits - 1}"
            | Operation.Opaque(name, parameters, on) ->
                if not (isName name) then
                    Some $"'{name}' is no name of a gate: a lower-case letter, then letters, digits and underscores"
                elif on.IsEmpty then
                    Some $"'{name}' acts on no qubit"
                elif not (List.forall Double.IsFinite parameters) then
                    Some $"a parameter of '{name}' is not a finite number"
                else
                    None
            | Operation.Conditional(condition, inner) ->
                let { First = first; Count = count } = condition

                if first < 0 || count < 1 || count > clbits - first then
                    Some $"a condition is on {count} classical bits from {first}; there are {clbits}"
                elif condition.Value.Sign < 0 then
                    Some "a condition compares with a negative number"
                else
                    match inner with
                    | Operation.Apply _
                    | Operation.Opaque _
                    | Operation.Measure _
                    | Operation.Reset _ -> fault qubits clbits inner
                    | Operation.Prepare _
                    | Operation.Barrier _
                    | Operation.Conditional _ -> Some "only a gate, a measurement or a reset has a condition"
            | Operation.Measure _
            | Operation.Reset _
            | Operation.Barrier _ -> None

    let private highest pick (operations: Operation<'q> seq) =
        let rec indices operation =
            match operation with
            | Operation.Apply(_, angles, _) -> angles |> List.choose pick
            | Operation.Prepare(inputs, _) -> inputs |> List.choose (Angle.Input >> pick)
            | Operation.Conditional(_, inner) -> indices inner
            | _ -> []

        operations |> Seq.collect indices |> Seq.fold max -1

    let create (qubits: int) (clbits: int) (operations: Operation<'q> seq) : Result<Circuit<'q>, HybHanasError> =
        let steps = ImmutableArray.CreateRange operations

        if qubits < 0 || qubits > MaxQubits then
            Error(HybHanasError.OutOfRange("number of qubits", string qubits, $"0..{MaxQubits}"))
        elif clbits < 0 || clbits > 1_000_000 then
            Error(HybHanasError.OutOfRange("number of classical bits", string clbits, "0..1000000"))
        else
            let mutable found = None
            let mutable index = 0

            while found.IsNone && index < steps.Length do
                found <- fault qubits clbits steps[index] |> Option.map (fun reason -> index, reason)
                index <- index + 1

            match found with
            | Some(index, reason) -> Error(HybHanasError.InvalidCircuit(index, reason))
            | None ->
                Ok
                    {
                        QubitCount = qubits
                        ClbitCount = clbits
                        Steps = steps
                        WeightCount =
                            1
                            + highest
                                (function
                                | Angle.Weight index -> Some index
                                | _ -> None)
                                steps
                        InputCount =
                            1
                            + highest
                                (function
                                | Angle.Input index -> Some index
                                | _ -> None)
                                steps
                    }

    let measureAll (circuit: Circuit<'q>) : Circuit<'q> =
        let measurements =
            [
                for q in 0 .. circuit.QubitCount - 1 -> Operation.Measure(LanguagePrimitives.Int32WithMeasure<'q> q, q)
            ]

        { circuit with
            ClbitCount = max circuit.ClbitCount circuit.QubitCount
            Steps = circuit.Steps.AddRange measurements
        }

    let fixedAngles (angles: Angle list) : Result<float list, HybHanasError> =
        angles
        |> Results.traverse (fun angle ->
            match angle with
            | Angle.Fixed value -> Ok(float value)
            | Angle.Weight index ->
                Error(HybHanasError.Unsupported($"the free weight {index}", "this step; bind the circuit first"))
            | Angle.Input index ->
                Error(HybHanasError.Unsupported($"the free input {index}", "this step; bind the circuit first")))
