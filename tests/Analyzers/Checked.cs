using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace HybHanas.Analyzers.Tests;

/// <summary>Sources in which {|HH0013:H(0)|} marks what is to be found, and nothing else is.</summary>
internal static partial class Checked
{
    /// <summary>What every source may use.</summary>
    public const string Usings = "using System;\nusing System.Linq;\nusing HybHanas;\n";

    private static readonly ImmutableArray<MetadataReference> Platform =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>References without the library.</summary>
    public static ImmutableArray<MetadataReference> WithoutLibrary { get; } =
        [.. Platform.Where(reference => !Path.GetFileName(reference.Display!).StartsWith("HybHanas", StringComparison.Ordinal))];

    /// <summary>All references, the library among them.</summary>
    public static ImmutableArray<MetadataReference> References => Platform;

    /// <summary>Top-level statements with marks.</summary>
    public static Task Statements(string statements, params (string Key, string Value)[] settings) => Source(Usings + statements, settings);

    /// <summary>A file with marks.</summary>
    public static async Task Source(string marked, params (string Key, string Value)[] settings)
    {
        var (source, expected) = Unmark(marked);
        var compilation = Compile(source);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var found = await Find(compilation, settings);
        Assert.Equal(
            expected.OrderBy(mark => mark.Span.Start).ThenBy(mark => mark.Id).Select(mark => $"{mark.Id} '{source.Substring(mark.Span.Start, mark.Span.Length)}'"),
            found.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).ThenBy(diagnostic => diagnostic.Id)
                .Select(diagnostic => $"{diagnostic.Id} '{source.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length)}'"));
    }

    /// <summary>A compilation of one file: a program where it has top-level statements.</summary>
    public static CSharpCompilation Compile(string source, string path = "Program.cs")
    {
        var tree = CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Preview), path);
        var program = tree.GetRoot().ChildNodes().Any(node => node is Microsoft.CodeAnalysis.CSharp.Syntax.GlobalStatementSyntax);
        return (program ? Program : Library).AddSyntaxTrees(tree);
    }

    // What is known of the references is shared by all compilations that come of these.
    private static readonly CSharpCompilation Library = Empty(OutputKind.DynamicallyLinkedLibrary);
    private static readonly CSharpCompilation Program = Empty(OutputKind.ConsoleApplication);

    private static CSharpCompilation Empty(OutputKind kind) => CSharpCompilation.Create(
        "Checked", [], References, new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>What the analyzers find; an analyzer that throws is a failure.</summary>
    public static async Task<ImmutableArray<Diagnostic>> Find(Compilation compilation, params (string Key, string Value)[] settings)
    {
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([], new Settings(settings)),
            (exception, _, _) => throw new InvalidOperationException("the analyzer threw", exception), concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var found = await compilation.WithAnalyzers([new CircuitAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
        Assert.DoesNotContain(found, diagnostic => diagnostic.Id.StartsWith("AD", StringComparison.Ordinal));
        return found;
    }

    private static (string Source, List<(string Id, TextSpan Span)> Marks) Unmark(string marked)
    {
        var marks = new List<(string, TextSpan)>();
        while (Mark().Match(marked) is { Success: true } mark)
        {
            var (id, text) = (mark.Groups["id"].Value, mark.Groups["text"].Value);
            foreach (var each in id.Split(','))
                marks.Add((each, new TextSpan(mark.Index, text.Length)));
            marked = marked[..mark.Index] + text + marked[(mark.Index + mark.Length)..];
        }

        return (marked, marks);
    }

    [GeneratedRegex(@"\{\|(?<id>[A-Z0-9,]+):(?<text>.*?)\|\}")]
    private static partial Regex Mark();

    private sealed class Settings((string Key, string Value)[] values) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } =
            new Values(values.Where(value => value.Key.StartsWith("build_property", StringComparison.Ordinal)));

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) =>
            new Values(values.Where(value => !value.Key.StartsWith("build_property", StringComparison.Ordinal)));

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Values(IEnumerable<(string Key, string Value)> values) : AnalyzerConfigOptions
    {
        private readonly Dictionary<string, string> all = values.ToDictionary(value => value.Key, value => value.Value);

        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => all.TryGetValue(key, out value);
    }
}
