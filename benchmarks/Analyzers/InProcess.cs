using System.Collections.Immutable;
using System.Diagnostics;
using HybHanas.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HybHanas.Benchmarks.Analyzers;

/// <summary>Parses, compiles and emits in this process, with these analyzers and no others, or with none at all.</summary>
internal sealed class InProcess(string[] texts)
{
    private readonly PortableExecutableReference[] references =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>What the last run with analyzers found.</summary>
    public int Findings { get; private set; }

    /// <summary>Runs once.</summary>
    public Cost Run(bool analysed)
    {
        GC.Collect();
        var clock = Stopwatch.StartNew();
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var trees = texts.AsParallel().AsOrdered().Select((text, i) => CSharpSyntaxTree.ParseText(text, path: $"File{i}.cs")).ToArray();
        Compilation compilation = CSharpCompilation.Create(
            "Application", trees, references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        if (analysed)
            Analyse(compilation);
        else
            Emit(compilation);
        process.Refresh();
        return new(clock.Elapsed.TotalSeconds, (process.TotalProcessorTime - before).TotalSeconds);
    }

    // As the compiler does it: the analyzers listen while it compiles.
    private void Analyse(Compilation compilation)
    {
        var watched = compilation.WithAnalyzers([new CircuitAnalyzer()], new CompilationWithAnalyzersOptions(
            new AnalyzerOptions(ImmutableArray<AdditionalText>.Empty), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        var findings = watched.GetAnalyzerDiagnosticsAsync();
        Emit(watched.Compilation);
        Findings = findings.GetAwaiter().GetResult().Length;
    }

    private static void Emit(Compilation compilation)
    {
        using var output = new MemoryStream();
        var outcome = compilation.Emit(output);
        if (!outcome.Success)
            throw new InvalidOperationException(outcome.Diagnostics.First(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToString());
    }
}
