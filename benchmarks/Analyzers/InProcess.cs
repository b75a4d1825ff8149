using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HybHanas.Benchmarks.Analyzers;

/// <summary>Parses, compiles and emits in this process, with one analyzer or with none. Roslyn's host of analyzers compiles all bodies once more for itself.</summary>
internal sealed class InProcess(string[] texts)
{
    private readonly PortableExecutableReference[] references =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>Runs once.</summary>
    public Cost Run(DiagnosticAnalyzer? analyzer)
    {
        GC.Collect();
        var clock = Stopwatch.StartNew();
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var trees = texts.AsParallel().AsOrdered().Select((text, i) => CSharpSyntaxTree.ParseText(text, path: $"File{i}.cs")).ToArray();
        Compilation compilation = CSharpCompilation.Create(
            "Application", trees, references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        if (analyzer is null)
            Emit(compilation);
        else
            Analyse(compilation, analyzer);
        process.Refresh();
        return new(clock.Elapsed.TotalSeconds, (process.TotalProcessorTime - before).TotalSeconds);
    }

    // As the compiler does it: the analyzers listen while it compiles.
    private static void Analyse(Compilation compilation, DiagnosticAnalyzer analyzer)
    {
        var watched = compilation.WithAnalyzers([analyzer], new CompilationWithAnalyzersOptions(
            new AnalyzerOptions(ImmutableArray<AdditionalText>.Empty), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        var findings = watched.GetAnalyzerDiagnosticsAsync();
        Emit(watched.Compilation);
        _ = findings.GetAwaiter().GetResult();
    }

    private static void Emit(Compilation compilation)
    {
        using var output = new MemoryStream();
        var outcome = compilation.Emit(output);
        if (!outcome.Success)
            throw new InvalidOperationException(outcome.Diagnostics.First(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToString());
    }
}
