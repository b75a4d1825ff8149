// What the analyzers add to a compilation of 500 files with 2,000 circuits: the least of several runs with and without them, in turns.
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using HybHanas.Analyzers;
using HybHanas.Benchmarks.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

const int files = 500;
var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 7;
var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)).ToArray();
var texts = Enumerable.Range(0, files).Select(Sources.File).ToArray();
var (without, with) = (double.MaxValue, double.MaxValue);
var found = 0;
for (var round = 0; round <= rounds; round++)
{
    var plain = Compile(analysed: false);
    var analysed = Compile(analysed: true);
    // The first round warms up.
    if (round > 0)
        (without, with) = (Math.Min(without, plain), Math.Min(with, analysed));
}

Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"{files} files, {4 * files} circuits, {found} findings: {without:F2} s without, {with:F2} s with the analyzers ({(with / without) - 1:P1} more)"));

double Compile(bool analysed)
{
    GC.Collect();
    var clock = Stopwatch.StartNew();
    var trees = texts.AsParallel().AsOrdered().Select((text, i) => CSharpSyntaxTree.ParseText(text, path: $"File{i}.cs")).ToArray();
    Compilation compilation = CSharpCompilation.Create(
        "Application", trees, references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    if (!analysed)
    {
        Emit(compilation);
        return clock.Elapsed.TotalSeconds;
    }

    // As the compiler does it: the analyzers listen while it compiles.
    var watched = compilation.WithAnalyzers([new CircuitAnalyzer()], new CompilationWithAnalyzersOptions(
        new AnalyzerOptions(ImmutableArray<AdditionalText>.Empty), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
    var findings = watched.GetAnalyzerDiagnosticsAsync();
    Emit(watched.Compilation);
    found = findings.GetAwaiter().GetResult().Length;
    return clock.Elapsed.TotalSeconds;
}

static void Emit(Compilation compilation)
{
    using var output = new MemoryStream();
    var outcome = compilation.Emit(output);
    if (!outcome.Success)
        throw new InvalidOperationException(outcome.Diagnostics.First(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToString());
}
