using System.Globalization;
using HybHanas.Benchmarks.Kernels;

const string Usage = """
    Kernels [GROUP...] [--json]          measures cells; groups: quantum real training nsga transpile scaling (default: all but scaling)
    Kernels choosing [SEED]              share of a search's processor time that choosing takes: Digits, 12 x 42 networks
    Kernels fronts [SEEDS]               NSGA-II on ZDT and DTLZ2, quartiles of the hypervolume
    Kernels compare [--bound PROGRAM] [--python PROGRAM] --peers FOLDER [--rounds COUNT] [--json]
                                         ours against the C bound and PyTorch, in turn; see benchmarks/compare.sh
    """;

var groups = new Dictionary<string, IEnumerable<Cell>>
{
    ["quantum"] = QuantumCells.Compared,
    ["real"] = QuantumCells.Amplitudes,
    ["training"] = TrainingCells.Hybrid.Concat(TrainingCells.Classical).Append(MatrixProduct.Cell),
    ["nsga"] = SearchCells.Nsga,
    ["transpile"] = SearchCells.Transpiling,
    ["scaling"] = QuantumCells.Scaling,
};
var json = args.Contains("--json");
var words = args.Where(word => word != "--json").ToList();

if (words.FirstOrDefault() == "compare")
{
    var options = words.Skip(1).Chunk(2).ToDictionary(pair => pair[0], pair => pair.Length == 2 ? pair[1] : "");
    var known = options.Keys.All(new HashSet<string> { "--bound", "--python", "--peers", "--rounds" }.Contains);
    if (!known || !options.TryGetValue("--peers", out var scripts)
        || !int.TryParse(options.GetValueOrDefault("--rounds", "5"), CultureInfo.InvariantCulture, out var rounds) || rounds < 1)
        return Wrong();
    var peers = new Peers(options.GetValueOrDefault("--bound"), options.GetValueOrDefault("--python"), scripts);
    Output.Comparison(new Comparison(peers, rounds).Run(), json);
    return 0;
}

if (words is ["choosing" or "fronts", ..] && words.Count <= 2)
{
    if (!int.TryParse(words.ElementAtOrDefault(1) ?? (words[0] == "fronts" ? "21" : "1"), CultureInfo.InvariantCulture, out var number) || number < 1)
        return Wrong();
    if (words[0] == "fronts")
        RealFronts.Print(number);
    else
        await Choosing.PrintAsync((ulong)number, json);
    return 0;
}

if (!words.TrueForAll(groups.ContainsKey))
    return Wrong();
if (words.Count == 0)
    words = [.. groups.Keys.Where(group => group != "scaling")];
Output.TimingHead(json);
foreach (var cell in words.SelectMany(group => groups[group]))
    Output.Timing(cell, Timing.Of(cell.Prepare(), TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1)), json);
return 0;

int Wrong()
{
    Console.Error.WriteLine(Usage);
    return 2;
}
