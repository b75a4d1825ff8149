// What the analyzers add to a compilation of 500 files with 2,000 circuits, in this process and in a build: the least of several runs with and without them,
// in turns. ROUNDS [FILES]
using System.Globalization;
using HybHanas.Benchmarks.Analyzers;

var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 7;
var files = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 500;
var texts = Enumerable.Range(0, files).Select(Sources.File).ToArray();

var compilation = new InProcess(texts);
Compare("compilation in this process", compilation.Run);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {files} files, {4 * files} circuits, {compilation.Findings} findings"));
using var project = new RealBuild(texts);
Compare("dotnet build with the SDK's own analyzers", project.Run);

void Compare(string what, Func<bool, Cost> run)
{
    var (without, with) = (Cost.Worst, Cost.Worst);
    for (var round = 0; round <= rounds; round++)
    {
        var (plain, analysed) = (run(false), run(true));
        // The first round warms up.
        if (round > 0)
            (without, with) = (without.Least(plain), with.Least(analysed));
    }

    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{what}: {without.Wall:F2} s without, {with.Wall:F2} s with the analyzers ({(with.Wall / without.Wall) - 1:P1} more); "
        + $"processor {without.Processor:F2} s and {with.Processor:F2} s ({(with.Processor / without.Processor) - 1:P1} more)"));
}
