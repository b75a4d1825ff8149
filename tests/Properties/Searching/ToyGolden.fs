/// The product's synthetic problems beside what the golden file says of them.
module HybHanas.Properties.Searching.ToyGolden

open System
open System.IO
open System.Text.Json
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Searching
open HybHanas.Core.Searching.Studies
open HybHanas.Properties.Support

type Golden =
    {
        Toy: ToyProblem
        Ideal: float[]
        Nadir: float[]
        TrueHypervolume: float
        Configurations: int
        FrontSize: int
        SpotChecks: (ToyConfiguration * float list) list
    }

let private spotCheck (check: JsonElement) =
    let of' (name: string) =
        check.GetProperty("configuration").GetProperty name

    {
        Qubits = (of' "qubits").GetInt32()
        Depth = (of' "depth").GetInt32()
        Rotations = (of' "rotation").ToString()
        Pattern =
            Entanglement.all
            |> List.find (fun pattern -> Entanglement.name pattern = (of' "entangle").ToString())
        IsCz = (of' "gate").ToString() = "CZ"
        Channels = (of' "channels").GetInt32()
        Kernel = (of' "kernel").GetInt32()
        Activation = (of' "activation").ToString()
    },
    List.ofArray (GoldenFiles.numbers (check.GetProperty "objectives"))

/// "small" or "full".
let load (name: string) : Golden =
    let path = Path.Combine(AppContext.BaseDirectory, "Golden", "nsga2", "toy.json")
    use file = JsonDocument.Parse(File.ReadAllText path)
    let golden = file.RootElement.GetProperty name

    {
        Toy = Laws.ok (if name = "small" then ToyProblem.small else ToyProblem.full)
        Ideal = GoldenFiles.numbers (golden.GetProperty "ideal")
        Nadir = GoldenFiles.numbers (golden.GetProperty "nadir")
        TrueHypervolume = (golden.GetProperty "true_hypervolume").GetDouble()
        Configurations = (golden.GetProperty "configurations").GetInt32()
        FrontSize = (golden.GetProperty "front_size").GetInt32()
        SpotChecks =
            [
                for check in (golden.GetProperty "spot_checks").EnumerateArray() -> spotCheck check
            ]
    }

let small = lazy (load "small")
let full = lazy (load "full")

/// Error, log10 time, log10 parameters.
let objectives (golden: Golden) (genome: Genome) : float list =
    ToyProblem.objectives genome golden.Toy |> Laws.ok

/// A whole search without luck.
let search (golden: Golden) (algorithm: SearchAlgorithm) (seed: int) : SearchState =
    AlgorithmStudy.search
        {
            Algorithm = algorithm
            Problem = golden.Toy
            Noise = 0.0
        }
        (Seed.create (uint64 seed))
    |> Laws.ok
