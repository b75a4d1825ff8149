using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace HybHanas.Analyzers.Tests;

/// <summary>What each code fix makes of a source; the outcome compiles and has no finding of that kind any more.</summary>
public class CodeFixTests
{
    [Theory]
    [InlineData("HH0001", "class C { [CircuitBudget(Qubits = 2)] Circuit M() => Circuit.Create(3); }", "class C { [CircuitBudget(Qubits = 3)] Circuit M() => Circuit.Create(3); }")]
    [InlineData("HH0002", "[CircuitBudget(Depth = 1)] class C { Circuit M() => Circuit.Create(1).H(0).X(0); }", "[CircuitBudget(Depth = 2)] class C { Circuit M() => Circuit.Create(1).H(0).X(0); }")]
    [InlineData("HH0006", "_ = Circuit.Create(3).H(3);", "_ = Circuit.Create(3).H(2);")]
    [InlineData("HH0010", "_ = Circuit.Create(3).H(0).Cnot(0, 1).MeasureAll();", "_ = Circuit.Create(2).H(0).Cnot(0, 1).MeasureAll();")]
    [InlineData("HH0012", "_ = Circuit.Create(1).Rx(90, 0);", "_ = Circuit.Create(1).Rx(Angle.Degrees(90), 0);")]
    [InlineData("HH0013", "_ = Circuit.Create(1).X(0).H(0).H(0).Y(0);", "_ = Circuit.Create(1).X(0).Y(0);")]
    [InlineData("HH0013", "_ = Circuit.Create(2).S(0).X(1).Sdg(0).Y(0);", "_ = Circuit.Create(2).X(1).Y(0);")]
    [InlineData("HH0013", "var c = Circuit.Create(1).H(0); c = c.H(0);", "var c = Circuit.Create(1); c = c;")]
    public async Task A_fix_gives(string id, string before, string after)
    {
        var (document, action) = await FixOf(id, before);
        Assert.NotNull(action);
        var changed = await Apply(document, action);
        Assert.Equal(Checked.Usings + after, (await changed.GetTextAsync(TestContext.Current.CancellationToken)).ToString());
        var compilation = (await changed.Project.GetCompilationAsync(TestContext.Current.CancellationToken))!;
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        Assert.DoesNotContain(await Checked.Find(compilation), diagnostic => diagnostic.Id == id);
    }

    [Theory]
    [InlineData("HH0010", "_ = Circuit.Create(3).H(0).Measure(2);")]
    [InlineData("HH0010", "var n = 3; _ = Circuit.Create(n).H(0).MeasureAll();")]
    [InlineData("HH0006", "var c = Circuit.Create(2); for (var i = 0; i < 3; i++) c = c.H(i);")]
    [InlineData("HH0013", "var c = Circuit.Create(1); for (var i = 0; i < 3; i++) c = c.H(0);")]
    public async Task Where_the_mend_is_not_plain_there_is_none(string id, string source) => Assert.Null((await FixOf(id, source)).Action);

    private static async Task<(Document Document, CodeAction? Action)> FixOf(string id, string source)
    {
        var compilation = Checked.Compile(Checked.Usings + source);
        var project = new AdhocWorkspace().CurrentSolution.AddProject("Checked", "Checked", LanguageNames.CSharp)
            .WithMetadataReferences(Checked.References).WithCompilationOptions(compilation.Options)
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.Preview));
        var document = project.AddDocument("Program.cs", Checked.Usings + source);
        var found = await Checked.Find((await document.Project.GetCompilationAsync())!);
        var finding = Assert.Single(found, diagnostic => diagnostic.Id == id);
        CodeAction? offered = null;
        foreach (var provider in new CodeFixProvider[] { new ReplaceNumberFix(), new DegreesFix(), new CancellingGatesFix() })
        {
            if (provider.FixableDiagnosticIds.Contains(id))
                await provider.RegisterCodeFixesAsync(new CodeFixContext(document, finding, (action, _) => offered = action, CancellationToken.None));
        }

        return (document, offered);
    }

    private static async Task<Document> Apply(Document document, CodeAction action)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        var solution = Assert.Single(operations.OfType<ApplyChangesOperation>()).ChangedSolution;
        return solution.GetDocument(document.Id)!;
    }
}
