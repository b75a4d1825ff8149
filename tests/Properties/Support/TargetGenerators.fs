/// Synthetic devices: small coupling maps with every native gate, in one direction or both, some qubits broken.
module HybHanas.Properties.Support.TargetGenerators

open FsCheck
open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Backends
open HybHanas.Core.Circuits

/// Which directions of a coupling are calibrated.
type Directions =
    /// Both.
    | Both
    /// Low to high where true.
    | Single of bool list

let line n = [ for i in 0 .. n - 2 -> i, i + 1 ]
let ring n = line n @ [ n - 1, 0 ]
let star n = [ for i in 1 .. n - 1 -> 0, i ]

let grid rows columns =
    [
        for r in 0 .. rows - 1 do
            for c in 0 .. columns - 1 do
                let q = r * columns + c

                if c < columns - 1 then
                    q, q + 1

                if r < rows - 1 then
                    q, q + columns
    ]

/// The seven-qubit H of IBM's Falcon, and a heavy hexagon with two tails.
let falcon = [ 0, 1; 1, 2; 1, 3; 3, 5; 4, 5; 5, 6 ]
let heavyHexagon = ring 12 @ [ 0, 12; 6, 13 ]

let private qubit operational : QubitCalibration =
    {
        T1 = Some 100e-6<s>
        T2 = Some 80e-6<s>
        ReadoutError = Some 0.01
        Meas0Prep1 = None
        Meas1Prep0 = None
        ReadoutDuration = Some 1e-6<s>
        Operational = operational
    }

/// A calibration; `errors` gives the two-qubit error of the k-th coupling.
let calibration native directions (errors: int -> float option) (broken: int list) (count: int) (edges: (int * int) list) =
    let row (duration: float<s>) error =
        {
            Duration = Some duration
            Error = error
        }

    Calibration.create
        {
            Name = "synthetic"
            Version = "1"
            LastUpdate = "2025-01-01T00:00:00Z"
            Dt = Some 1e-9<s>
            Qubits = [ for q in 0 .. count - 1 -> qubit (not (List.contains q broken)) ]
            OneQubitGates =
                [
                    for gate in Target.oneQubitBasis do
                        for q in 0 .. count - 1 ->
                            let duration, error = if gate = Gate.RZ then 0.0<s>, 0.0 else 50e-9<s>, 3e-4
                            gate, q * 1<physical>, row duration (Some error)
                ]
            TwoQubitGates =
                [
                    for k, (a, b) in List.indexed edges do
                        let entry a b =
                            native, a * 1<physical>, b * 1<physical>, row 500e-9<s> (errors k)

                        match directions with
                        | Both ->
                            entry a b
                            entry b a
                        | Single forward -> if forward[k % forward.Length] then entry a b else entry b a
                ]
        }
    |> Laws.ok

/// A target with equal errors, couplings as listed and nothing broken.
let plain native directions count edges =
    calibration native directions (fun _ -> Some 0.01) [] count edges
    |> Target.create
    |> Laws.ok

let private map = gen {
    let! n = Gen.choose (4, 8)

    return!
        Gen.elements
            [
                n, line n
                n, ring n
                n, star n
                6, grid 2 3
                8, grid 2 4
                9, grid 3 3
                7, falcon
                14, heavyHexagon
            ]
}

let private native = Gen.elements [ Gate.CX; Gate.CZ; Gate.ECR ]

let private directions =
    Gen.oneof
        [
            Gen.constant Both
            Gen.listOfLength 5 (Gen.elements [ true; false ]) |> Gen.map Single
        ]

/// Errors missing, measured or stale (1).
let private errors: Gen<int -> float option> =
    Gen.frequency
        [
            1, Gen.constant None
            8, Gen.choose (1, 300) |> Gen.map (fun k -> Some(float k / 10000.0))
            1, Gen.constant (Some 1.0)
        ]
    |> Gen.listOfLength 7
    |> Gen.map (fun list k -> list[k % list.Length])

/// Targets of 4 to 14 qubits with at least two connected ones.
let target: Gen<Target> =
    gen {
        let! count, edges = map
        let! native = native
        let! directions = directions
        let! errors = errors

        let! broken =
            Gen.frequency [ 2, Gen.constant []; 1, Gen.listOfLength 1 (Gen.choose (0, count - 1)) ]

        return calibration native directions errors broken count edges |> Target.create
    }
    |> Gen.filter (fun target ->
        match target with
        | Ok target -> target.UsableQubits.Length >= 2
        | Error _ -> false)
    |> Gen.map Laws.ok
