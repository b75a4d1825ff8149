/// What compiling keeps on the calibrations that come with the product: ten real devices, every level, several seeds.
module HybHanas.Properties.Transpiling.RealBackendLaws

open System
open System.IO
open System.IO.Compression
open HybHanas.Core
open HybHanas.Core.Backends
open HybHanas.Core.Circuits
open HybHanas.Core.Transpiling
open HybHanas.Properties.Optimisation
open HybHanas.Properties.Support
open Xunit

let private memories =
    lazy
        [
            for file in
                Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Calibrations"), "*.json.gz")
                |> Array.sort ->
                use stream = new GZipStream(File.OpenRead file, CompressionMode.Decompress)
                use reader = new StreamReader(stream)

                CalibrationJson.parse file (reader.ReadToEnd())
                |> Result.bind Target.create
                |> Laws.ok
                |> TranspilerMemory.create
        ]

let private compile (memory: TranspilerMemory) level (seed: int) circuit =
    let options =
        { TranspileOptions.defaults with
            Level = level
            Seed = Seed.create (uint64 seed)
            Trials = 4
        }

    Transpiler.transpileWith memory options circuit |> Laws.ok

let private ansatz qubits depth entanglement gate seed =
    let rotations = Rotations.all[seed % Rotations.all.Length]

    Ansatz.create qubits depth Embedding.AngleX (LayerForm.Patterned(rotations, entanglement, gate))
    |> Laws.ok
    |> Ansatz.circuit
    |> Circuit.measureAll
    |> Binding.generic (Seed.create (uint64 seed))
    |> Laws.ok

/// The k-th circuit of 2 to 5 qubits: random ones and every pattern of entangling layers in turn.
let private circuit k =
    let qubits = 2 + k % 4

    if k % 3 = 0 then
        RandomCircuit.create qubits (3 + k % 5) (Seed.create (uint64 k)) |> Laws.ok
    else
        let gate = if k % 2 = 0 then EntanglingGate.Cnot else EntanglingGate.Cz
        ansatz qubits (1 + k % 3) Entanglement.all[k % Entanglement.all.Length] gate k

/// Every backend and level, each with circuits of its own.
let private jobs each =
    [
        for index, memory in List.indexed memories.Value do
            for level in TranspileLevel.all do
                for k in 0 .. each - 1 -> memory, level, (index * 4 + TranspileLevel.toInt level) * each + k
    ]

let private isNative (target: Target) (compiled: PhysicalCircuit) =
    compiled.Circuit.Operations
    |> Seq.forall (fun operation ->
        match operation with
        | Operation.Apply(gate, _, [ q ]) ->
            List.contains gate [ Gate.RZ; Gate.SX; Gate.X ]
            && (Target.tryInstruction gate [ q ] target).IsSome
        | Operation.Apply(gate, _, qubits) -> gate = target.TwoQubitGate && (Target.tryInstruction gate qubits target).IsSome
        | Operation.Measure _
        | Operation.Barrier _ -> true
        | _ -> false)

let private sameDistribution (a: float[]) (b: float[]) =
    Array.forall2 (fun (x: float) y -> abs (x - y) < 1e-9) a b

[<Fact>]
let ``every backend and level keeps the distribution in native gates`` () =
    Assert.Equal(10, memories.Value.Length)
    let mutable simulated = 0
    let jobs = jobs 3

    for memory, level, k in jobs do
        let circuit = circuit k
        let compiled = compile memory level k circuit
        let what = $"{memory.Target.Calibration.Name}, {level}, circuit {k}"
        Assert.True(isNative memory.Target compiled, what)
        let active = Compiled.onUsedQubits compiled

        if active.Qubits <= 8 then
            simulated <- simulated + 1
            Assert.True(sameDistribution (Circuits.distribution circuit) (Circuits.distribution active), what)

    Assert.True(10 * simulated >= 9 * jobs.Length, $"only {simulated} of {jobs.Length} circuits are small enough to simulate")

[<Fact>]
let ``the seed alone decides, whatever was compiled before`` () =
    for memory, level, k in jobs 1 do
        let circuit = circuit (k + 100)
        let warm = compile memory level k circuit
        let again = compile memory level k circuit
        Assert.Equal(warm.Circuit, again.Circuit)
        Assert.Equal<PhysicalQubit list>(List.ofSeq warm.FinalLayout, List.ofSeq again.FinalLayout)

        // A memory of its own is slow to make for a large device.
        if memory.Target.QubitCount <= 27 then
            let cold = compile (TranspilerMemory.create memory.Target) level k circuit
            Assert.Equal(warm.Circuit, cold.Circuit)

[<Fact>]
let ``compiling a native circuit again adds no two-qubit gate`` () =
    for memory, level, k in jobs 1 do
        let once = compile memory level k (circuit (k + 200))

        // On all qubits in their places, translated only; and on those in use, at its own level.
        let whole =
            once.Circuit.Operations
            |> Seq.map (Operation.mapQubits (fun q -> int q * 1<logical>))
            |> Circuit.create once.Circuit.Qubits once.Circuit.Clbits
            |> Laws.ok

        let what = $"{memory.Target.Calibration.Name}, {level}, circuit {k}"

        if memory.Target.UsableQubits.Length = memory.Target.QubitCount then
            let trivial = compile memory TranspileLevel.Level0 k whole

            Assert.True(
                (Compiled.twoQubitGates once = Compiled.twoQubitGates trivial),
                $"{what}: {Compiled.twoQubitGates trivial} after {Compiled.twoQubitGates once}"
            )

            Assert.Equal(0, trivial.Swaps)

        if level >= TranspileLevel.Level1 then
            let again = compile memory level k (Compiled.onUsedQubits once)

            Assert.True(
                (Compiled.twoQubitGates again <= Compiled.twoQubitGates once),
                $"{what}: {Compiled.twoQubitGates again} after {Compiled.twoQubitGates once}"
            )

let private median (values: float list) = (List.sort values)[values.Length / 2]

let private medianGates memory level circuit =
    [
        for seed in 1..3 -> float (Compiled.twoQubitGates (compile memory level seed circuit))
    ]
    |> median

[<Fact>]
let ``a higher level has no more two-qubit gates by median over circuits and seeds`` () =
    for memory in memories.Value do
        let circuits = [ for k in 0..2 -> circuit (4 * k + 3) ]

        let counts =
            TranspileLevel.all
            |> List.map (fun level -> circuits |> List.map (medianGates memory level))

        for lower, higher in List.pairwise counts do
            let name = memory.Target.Calibration.Name
            Assert.True(median (List.map2 (-) higher lower) <= 0.0, $"{name}: {lower} then {higher}")
            Assert.True(List.sum higher <= List.sum lower, $"{name}: {lower} then {higher}")

[<Fact>]
let ``a circuit and its inverse measure zeros, and from level 2 on cost nothing`` () =
    for memory, level, k in jobs 1 do
        let circuit = circuit (k + 300)

        let gates =
            circuit.Operations
            |> Seq.filter (fun operation -> operation.IsApply)
            |> List.ofSeq

        let both =
            gates @ Compiled.inverse gates
            |> Circuit.create circuit.Qubits 0
            |> Laws.ok
            |> Circuit.measureAll

        let compiled = compile memory level k both
        let active = Compiled.onUsedQubits compiled
        let what = $"{memory.Target.Calibration.Name}, {level}, circuit {k}"

        if active.Qubits <= 8 then
            Assert.True(abs ((Circuits.distribution active)[0] - 1.0) < 1e-9, what)

        if level >= TranspileLevel.Level2 then
            Assert.True((Compiled.twoQubitGates compiled = 0), what)

[<Fact>]
let ``relabelled qubits cost the same, by median over circuits and seeds`` () =
    let circuits =
        [
            for k in 0..5 -> RandomCircuit.create 5 6 (Seed.create (uint64 (400 + k))) |> Laws.ok
        ]

    let relabelled (circuit: Circuit<logical>) =
        let order = Seed.permutation circuit.Qubits (Seed.create 7UL)

        circuit.Operations
        |> Seq.map (fun operation ->
            match operation with
            | Operation.Measure(q, clbit) -> Operation.Measure(order[int q] * 1<logical>, clbit)
            | operation -> Operation.mapQubits (fun q -> order[int q] * 1<logical>) operation)
        |> Circuit.create circuit.Qubits circuit.Clbits
        |> Laws.ok

    for memory in memories.Value |> List.filter (fun memory -> memory.Target.QubitCount <= 27) do
        for level in [ TranspileLevel.Level1; TranspileLevel.Level2; TranspileLevel.Level3 ] do
            let total circuits =
                circuits |> List.sumBy (medianGates memory level)

            let ratio = total (List.map relabelled circuits) / total circuits
            let what = $"{memory.Target.Calibration.Name}, {level}: {ratio}"
            Assert.True(ratio > 0.9 && ratio < 1.1, what)
