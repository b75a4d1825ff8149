/// The names that a printed circuit gives to its qubits, classical bits and conditions.
module internal HybHanas.Core.Circuits.Qasm.Registers

open System
open HybHanas.Core
open HybHanas.Core.Circuits

/// Consecutive classical bits of one name.
type Register =
    { Name: string; First: int; Count: int }

/// The opaque gates of a circuit with their numbers of parameters and qubits, in order of appearance.
let opaqueGates (circuit: Circuit<'q>) : (string * int * int) list =
    circuit.Operations
    |> Seq.choose (fun operation ->
        match operation with
        | Operation.Opaque(name, parameters, qubits)
        | Operation.Conditional(_, Operation.Opaque(name, parameters, qubits)) -> Some(name, parameters.Length, qubits.Length)
        | _ -> None)
    |> Seq.distinct
    |> List.ofSeq

let conditions (circuit: Circuit<'q>) : ClassicalCondition list =
    circuit.Operations
    |> Seq.choose (fun operation ->
        match operation with
        | Operation.Conditional(condition, _) -> Some condition
        | _ -> None)
    |> Seq.distinct
    |> List.ofSeq

/// The name, lengthened until no gate has it, with or without a number behind.
let fresh (gates: string list) (name: string) : string =
    let isTaken (name: string) =
        gates
        |> List.exists (fun gate ->
            gate.StartsWith(name, StringComparison.Ordinal)
            && Seq.forall Char.IsDigit (gate.Substring name.Length))

    Seq.initInfinite (fun length -> name + String('_', length))
    |> Seq.find (isTaken >> not)

/// All classical bits in one register; none where there are no bits.
let single name clbits =
    if clbits = 0 then
        []
    else
        [
            {
                Name = name
                First = 0
                Count = clbits
            }
        ]

/// Registers of which every condition has one of its own, as OpenQASM 2 compares whole registers; None where conditions overlap.
let split name clbits (conditions: ClassicalCondition list) : Register list option =
    let wanted =
        conditions
        |> List.map (fun condition -> condition.First, condition.Count)
        |> List.distinct
        |> List.sort

    let overlap =
        wanted
        |> List.pairwise
        |> List.exists (fun ((first, count), (next, _)) -> first + count > next)

    if overlap then
        None
    else
        let ends =
            0
            :: clbits
            :: (wanted |> List.collect (fun (first, count) -> [ first; first + count ]))

        match ends |> List.distinct |> List.sort |> List.pairwise with
        | [ _ ] -> Some(single name clbits)
        | parts ->
            parts
            |> List.mapi (fun number (first, next) ->
                {
                    Name = $"{name}{number}"
                    First = first
                    Count = next - first
                })
            |> Some

/// How each bit of the registers is written.
let bitNames (registers: Register list) : string[] =
    [|
        for register in registers do
            for k in 0 .. register.Count - 1 -> $"{register.Name}[{k}]"
    |]

/// A condition on bits of the registers: a register by its name, a part of one by its ends.
let bitsOf (registers: Register list) (condition: ClassicalCondition) : string =
    let first, last = condition.First, condition.First + condition.Count - 1

    match
        registers
        |> List.tryFind (fun register -> last < register.First + register.Count)
    with
    | Some register when register.First = first && register.Count = condition.Count -> register.Name
    | Some register when first = last -> $"{register.Name}[{first - register.First}]"
    | Some register -> $"{register.Name}[{first - register.First}:{last - register.First}]"
    | None -> ""
