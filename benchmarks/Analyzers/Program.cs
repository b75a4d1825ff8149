// What the analyzers add to a compilation of 500 files with 2,000 circuits: in a build by dotnet build, and in this process beside an analyzer that does
// nothing. The medians of several runs, in turns whose order is turned round every time. ROUNDS [FILES]
using System.Globalization;
using HybHanas.Analyzers;
using HybHanas.Benchmarks.Analyzers;

var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 7;
var files = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 500;
var texts = Enumerable.Range(0, files).Select(Sources.File).ToArray();
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{files} files, {4 * files} circuits"));

using (var project = new RealBuild(texts))
    Compare("dotnet build", () => project.Run(analysed: false), ("with the analyzers", () => project.Run(analysed: true)));
var compilation = new InProcess(texts);
Compare(
    "compilation in this process", () => compilation.Run(null), ("with an analyzer that does nothing", () => compilation.Run(new IdleAnalyzer())),
    ("with the analyzers", () => compilation.Run(new CircuitAnalyzer())));

void Compare(string what, Func<Cost> plain, params (string Name, Func<Cost> Run)[] others)
{
    Func<Cost>[] runs = [plain, .. others.Select(other => other.Run)];
    var costs = runs.Select(_ => new List<Cost>()).ToArray();
    for (var round = 0; round <= rounds; round++)
    {
        for (var i = 0; i < runs.Length; i++)
        {
            var at = round % 2 == 0 ? i : runs.Length - 1 - i;
            var cost = runs[at]();
            // The first round warms up.
            if (round > 0)
                costs[at].Add(cost);
        }
    }

    var medians = costs.Select(Cost.Median).ToArray();
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {medians[0].Wall:F2} s, processor {medians[0].Processor:F2} s"));
    for (var i = 0; i < others.Length; i++)
    {
        var (wall, processor) = medians[i + 1];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {others[i].Name}: {wall:F2} s ({(wall / medians[0].Wall) - 1:P1} more), processor {processor:F2} s ({(processor / medians[0].Processor) - 1:P1} more)"));
    }
}
