// What the analyzers add to a compilation of 500 files with 2,000 circuits: in a build by dotnet build, and in this process beside an analyzer that does
// nothing. The least of several runs, in turns. ROUNDS [FILES]
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
    var least = Enumerable.Repeat(Cost.Worst, others.Length + 1).ToArray();
    for (var round = 0; round <= rounds; round++)
    {
        for (var i = 0; i < least.Length; i++)
        {
            var cost = i == 0 ? plain() : others[i - 1].Run();
            // The first round warms up.
            if (round > 0)
                least[i] = least[i].Least(cost);
        }
    }

    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {least[0].Wall:F2} s, processor {least[0].Processor:F2} s"));
    for (var i = 0; i < others.Length; i++)
    {
        var (wall, processor) = least[i + 1];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {others[i].Name}: {wall:F2} s ({(wall / least[0].Wall) - 1:P1} more), processor {processor:F2} s ({(processor / least[0].Processor) - 1:P1} more)"));
    }
}
