/// Command lines of `cost` and `transpile` as Argu sees them. Every option's text is its help.
module HybHanas.Cli.CircuitArguments

open Argu

type CostArguments =
    | [<MainCommand; Unique>] File of qasm: string
    | [<AltCommandLine("-b")>] Backend of backend: string
    | Shots of count: int
    | Parameters of count: int
    | Samples of count: int
    | Steps of count: int
    | Gate_Time of convention: string
    | Decoherence of convention: string
    | [<AltCommandLine("-l")>] Level of number: int
    | [<AltCommandLine("-s")>] Seed of number: uint64
    | [<Unique>] Batch of file: string
    | Physical
    | All_Backends
    | Explain
    | Billing
    | Job_Overhead of seconds: float
    | Rep_Delay of seconds: float
    | Circuits_Per_Job of count: int
    | Quantum_Watts of power: float
    | Classical_Watts of power: float
    | Json

    interface IArgParserTemplate with
        member this.Usage =
            match this with
            | File _ -> "circuit in OpenQASM 2 or 3; - reads standard input."
            | Backend _ -> OptionText.backend
            | Shots _ -> "executions for each evaluation (default 1000)."
            | Parameters _ -> "trainable angles, for the parameter-shift gradient at two evaluations each (default 0)."
            | Samples _ -> "samples of a training step (default 1)."
            | Steps _ -> "training steps in all (default 1)."
            | Gate_Time _ -> OptionText.gateTime
            | Decoherence _ -> OptionText.decoherence
            | Level _ -> "transpile level, 0 to 3 (default 3)."
            | Seed _ -> "seed of the transpiler's trials (default 1)."
            | Batch _ ->
                "instead of a circuit: a file of JSON lines {\"id\",\"qasm\"}, \"backend\" where it differs; a line each; - reads standard input."
            | Physical ->
                "the lines of --batch are transpiled already, as 'transpile --json' prints them: {\"id\",\"backend\",\"ops\":[[name,[qubits],[params],[clbits]],...]}."
            | All_Backends -> "what the circuit costs on every bundled backend, cheapest first, and which ones it does not fit."
            | Explain -> "where the time and the reliability go: by instruction, pair of qubits, layer and calibration entry."
            | Billing -> OptionText.billing
            | Job_Overhead _ -> OptionText.jobOverhead
            | Rep_Delay _ -> OptionText.repDelay
            | Circuits_Per_Job _ -> OptionText.circuitsPerJob
            | Quantum_Watts _ -> OptionText.quantumWatts
            | Classical_Watts _ -> OptionText.classicalWatts
            | Json -> "print the result as JSON; with --batch one line for each line."

type TranspileArguments =
    | [<MainCommand>] Files of qasm: string list
    | [<AltCommandLine("-b")>] Backend of backend: string
    | [<AltCommandLine("-l")>] Level of number: int
    | [<AltCommandLine("-s")>] Seed of number: uint64
    | Seeds of range: string
    | Objective of goal: string
    | Fold_Measurement
    | Batch of jsonl: string option
    | [<AltCommandLine("-o")>] Out of file: string
    | Json

    interface IArgParserTemplate with
        member this.Usage =
            match this with
            | Files _ -> "circuits in OpenQASM 2 or 3; - reads standard input."
            | Backend _ -> "backend name (see 'hybhanas backends list') or a calibration file (default brisbane)."
            | Level _ ->
                "0 translates only, 1 merges and cancels, 2 makes blocks anew, 3 whole entangling layers too (default 3)."
            | Seed _ -> "seed of the trials (default 1)."
            | Seeds _ -> "one result for each seed of A..B."
            | Objective _ ->
                "the best of the trials: two-qubit-gates, duration, fidelity or effective-time (default two-qubit-gates)."
            | Fold_Measurement ->
                "leave out CNOT gates right before the measurements; their effect on the measured bits is told as XOR masks."
            | Batch _ -> "the files are JSON Lines of {\"id\": ..., \"qasm\": ...}."
            | Out _ -> "OpenQASM 2 file to write the transpiled circuit to; for one circuit and one seed."
            | Json -> "print one JSON object for each circuit and seed, one on a line."

[<RequireQualifiedAccess>]
type CheckArguments =
    | [<MainCommand; Unique>] File of qasm: string
    | Budget of limits: string
    | [<AltCommandLine("-b")>] Backend of backend: string
    | Json

    interface IArgParserTemplate with
        member this.Usage =
            match this with
            | CheckArguments.File _ -> "circuit in OpenQASM 2 or 3; - reads standard input."
            | CheckArguments.Budget _ -> "limits, such as qubits=8,depth=40,two-qubit-gates=60,parameters=30."
            | CheckArguments.Backend _ ->
                "hold it against a backend too: its size, native gates and coherence times (default: none)."
            | CheckArguments.Json -> "print the findings as JSON."
