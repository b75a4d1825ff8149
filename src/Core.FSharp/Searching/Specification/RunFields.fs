/// The fields of data, training, search and cost.
namespace HybHanas.Core.Searching

open HybHanas.Core.Costing

[<RequireQualifiedAccess>]
module internal RunFields =

    let data: Field<DataChoices> list =
        [
            Fields.optional
                "set"
                "name of a known data set (hybhanas datasets list)"
                "digits, where no file is given"
                (Codec.words "a name")
                _.Set
                (fun v r -> { r with Set = v })
            Fields.optional
                "folder"
                "folder of the IDX files of mnist or fashion-mnist"
                "none"
                (Codec.words "a path")
                _.Folder
                (fun v r -> { r with Folder = v })
            Fields.optional "csv" "own table: a CSV file with a header" "none" (Codec.words "a path") _.Csv (fun v r ->
                { r with Csv = v })
            Fields.optional
                "label"
                "the CSV file's column of classes"
                "the last column"
                (Codec.words "a name")
                _.Label
                (fun v r -> { r with Label = v })
            Fields.optional "images" "own images: an IDX file" "none" (Codec.words "a path") _.Images (fun v r ->
                { r with Images = v })
            Fields.optional "labels" "the IDX file of their labels" "none" (Codec.words "a path") _.Labels (fun v r ->
                { r with Labels = v })
            Fields.optional
                "perClass"
                "samples of each class to use beside the test part, the first in file order"
                "all"
                (Codec.integer 2 1_000_000)
                _.PerClass
                (fun v r -> { r with PerClass = v })
            Fields.field
                "validation"
                "share of each class kept to judge candidates, of what the test part leaves"
                Choices.share
                _.Validation
                (fun v r -> { r with Validation = v })
            Fields.field
                "test"
                "share of each class that the search never sees, taken first"
                Choices.shareOrNone
                _.Test
                (fun v r -> { r with Test = v })
        ]

    let private rate =
        Codec.real [ "minimum", "1e-6"; "maximum", "1" ] "a rate in 1e-6..1" (fun x -> x >= 1e-6 && x <= 1.0)

    let training: Field<TrainingChoices> list =
        [
            Fields.field
                "epochs"
                "epochs of each training"
                (Codec.integer 1 10_000)
                (fun (r: TrainingChoices) -> r.Epochs)
                (fun v r -> { r with Epochs = v })
            Fields.field
                "batch"
                "samples of a training step"
                (Codec.integer 1 4096)
                (fun (r: TrainingChoices) -> r.BatchSize)
                (fun v r -> { r with BatchSize = v })
            Fields.field
                "learningRate"
                "Adam's learning rate"
                (Codec.real [ "exclusiveMinimum", "0"; "maximum", "1" ] "a rate in (0, 1]" (fun x -> x > 0.0 && x <= 1.0))
                (fun (r: TrainingChoices) -> r.LearningRate)
                (fun v r -> { r with LearningRate = v })
            Fields.optional
                "learningRates"
                "rates to search among in its place, with ranged layers"
                "none"
                (Codec.list true 1 100 rate)
                (fun (r: TrainingChoices) -> r.LearningRates)
                (fun v r -> { r with LearningRates = v })
            Fields.optional
                "stopBelow"
                "a training whose validation accuracy is below this after stopAfter epochs ends there; 0 never"
                "by classes: 0.2 for ten"
                (Codec.real [ "minimum", "0"; "maximum", "1" ] "a share in [0, 1]" (fun x -> x >= 0.0 && x <= 1.0))
                (fun (r: TrainingChoices) -> r.StopBelow)
                (fun v r -> { r with StopBelow = v })
            Fields.field
                "stopAfter"
                "epochs before a training may end early"
                (Codec.integer 1 10_000)
                (fun (r: TrainingChoices) -> r.StopAfter)
                (fun v r -> { r with StopAfter = v })
            Fields.field
                "rungs"
                "rungs of successive halving, each with a third of the next one's epochs; the best third of a generation goes on; 1: none is stopped"
                (Codec.integer 1 SuccessiveHalving.most)
                (fun (r: TrainingChoices) -> r.Rungs)
                (fun v r -> { r with Rungs = v })
            Fields.optional
                "folds"
                "cross-validation: trainings of each network, each judged by another part of the samples beside the test part; 1: one training, judged by the validation part"
                "5 for tables of fewer than 1,000 samples, else 1"
                (Codec.integer 1 20)
                (fun (r: TrainingChoices) -> r.Folds)
                (fun v r -> { r with Folds = v })
            Fields.field
                "trainer"
                "embedded: from fresh weights; supercircuit: from a slice of the largest network's, trained once for the whole search; else a plug-in, from fresh weights"
                Choices.trainer
                (fun (r: TrainingChoices) -> r.Trainer)
                (fun v r -> { r with Trainer = v })
            Fields.field
                "sharedEpochs"
                "epochs of the shared weights of a supercircuit"
                (Codec.integer 1 10_000)
                (fun (r: TrainingChoices) -> r.SharedEpochs)
                (fun v r -> { r with SharedEpochs = v })
        ]

    let search: Field<SearchChoices> list =
        [
            Fields.field
                "algorithm"
                "how the next networks are chosen"
                (Codec.choice
                    "algorithm"
                    [
                        "surrogate", AlgorithmName.Surrogate
                        "nsga2", AlgorithmName.Nsga2
                        "random", AlgorithmName.Random
                    ])
                (fun (r: SearchChoices) -> r.Algorithm)
                (fun v r -> { r with Algorithm = v })
            Fields.field "population" "networks of a generation" (Codec.integer 2 10_000) _.Population (fun v r ->
                { r with Population = v })
            Fields.field "generations" "generations, the first included" (Codec.integer 1 10_000) _.Generations (fun v r ->
                { r with Generations = v })
            Fields.field "seed" "seed of the run" Codec.natural _.Seed (fun v r -> { r with Seed = v })
        ]

    let cost: Field<CostChoices> list =
        [
            Fields.field
                "backend"
                "name of a backend, ibm_NAME, a calibration file, or a folder of several of one backend"
                (Codec.words "a name or a path")
                (fun (r: CostChoices) -> r.Backend)
                (fun v r -> { r with Backend = v })
            Fields.field
                "costOver"
                "which cost counts where the backend is a folder of calibrations"
                (Codec.choice "cost" [ "median", CostOver.Median; "worst", CostOver.Worst ])
                (fun (r: CostChoices) -> r.CostOver)
                (fun v r -> { r with CostOver = v })
            Fields.field "shots" "shots for each expectation value" (Codec.integer 1 1_000_000) _.Shots (fun v r ->
                { r with Shots = v })
            Fields.field "level" "transpile level" (Codec.integer 0 3) _.Level (fun v r -> { r with Level = v })
            Fields.field
                "gateTime"
                "scheduled: makespan of the schedule; analytical: virtual rotations are charged too"
                (Codec.choice "gate time" [ "scheduled", GateTime.Scheduled; "analytical", GateTime.Analytical ])
                (fun (r: CostChoices) -> r.GateTime)
                (fun v r -> { r with GateTime = v })
            Fields.field
                "decoherence"
                "idle: each qubit its idle time; whole: the whole duration, average T1 and T2"
                (Codec.choice "decoherence" [ "idle", Decoherence.PerQubitIdle; "whole", Decoherence.WholeDuration ])
                (fun (r: CostChoices) -> r.Decoherence)
                (fun v r -> { r with Decoherence = v })
            Fields.optional
                "cuttingTarget"
                "qubits of a part of a cut circuit, for subcircuits and cutting-overhead"
                "none"
                (Codec.integer 1 20)
                _.CuttingTarget
                (fun v r -> { r with CuttingTarget = v })
            Fields.field
                "runtime"
                "runtime-per-sample is modelled, or wall time measured on this machine: then runs differ"
                (Codec.choice "runtime" [ "modelled", RuntimeSource.Modelled; "measured", RuntimeSource.Measured ])
                (fun (r: CostChoices) -> r.Runtime)
                (fun v r -> { r with Runtime = v })
            Fields.optional
                "throughput"
                "classical throughput in GFLOP/s"
                "measured once on the machine and kept"
                (Codec.real [ "exclusiveMinimum", "0"; "exclusiveMaximum", "1e9" ] "above 0, below 1e9" (fun x ->
                    x > 0.0 && x < 1e9))
                (fun (r: CostChoices) -> r.Throughput)
                (fun v r -> { r with Throughput = v })
            Fields.optional
                "quantumWatts"
                "power of the quantum system in W, for the energy"
                "none"
                Choices.watts
                _.QuantumWatts
                (fun v r -> { r with QuantumWatts = v })
            Fields.optional
                "classicalWatts"
                "power of the classical machine in W, for the energy"
                "none"
                Choices.watts
                _.ClassicalWatts
                (fun v r -> { r with ClassicalWatts = v })
        ]
