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
    [InlineData("HH0003", "class C { [CircuitBudget(TwoQubitGates = 0)] Circuit M() => Circuit.Create(2).Cx(0, 1); }", "class C { [CircuitBudget(TwoQubitGates = 1)] Circuit M() => Circuit.Create(2).Cx(0, 1); }")]
    [InlineData("HH0004", "class C { [CircuitBudget(Parameters = 0)] Circuit M() => Circuit.Create(1).Rx(Angle.Parameter(4), 0); }", "class C { [CircuitBudget(Parameters = 5)] Circuit M() => Circuit.Create(1).Rx(Angle.Parameter(4), 0); }")]
    [InlineData("HH0006", "_ = Circuit.Create(3).H(3);", "_ = Circuit.Create(3).H(2);")]
    [InlineData("HH0006", "_ = Circuit.Create(3).Cnot(-1, 2);", "_ = Circuit.Create(3).Cnot(0, 2);")]
    [InlineData("HH0010", "_ = Circuit.Create(3).H(0).Cnot(0, 1).MeasureAll();", "_ = Circuit.Create(2).H(0).Cnot(0, 1).MeasureAll();")]
    [InlineData("HH0011", "_ = Circuit.Create(4).H(0).Cnot(0, 3).Barrier().MeasureAll();", "_ = Circuit.Create(2).H(0).Cnot(0, 1).Barrier().MeasureAll();")]
    [InlineData("HH0011", "new Simulator(Circuit.Create(3).X(2)).Counts(9, 1);", "new Simulator(Circuit.Create(1).X(0)).Counts(9, 1);")]
    [InlineData("HH0012", "_ = Circuit.Create(1).Rx(90, 0);", "_ = Circuit.Create(1).Rx(Angle.Degrees(90), 0);")]
    [InlineData("HH0013", "_ = Circuit.Create(1).X(0).H(0).H(0).Y(0);", "_ = Circuit.Create(1).X(0).Y(0);")]
    [InlineData("HH0013", "_ = Circuit.Create(2).S(0).X(1).Sdg(0).Y(0);", "_ = Circuit.Create(2).X(1).Y(0);")]
    [InlineData("HH0013", "var c = Circuit.Create(1).H(0); c = c.H(0);", "var c = Circuit.Create(1); c = c;")]
    [InlineData("HH0017", "[CircuitBudget(Qubits = 4)] class C { SearchOptions S() => new() { Qubits = new(2, 8) }; }", "[CircuitBudget(Qubits = 8)] class C { SearchOptions S() => new() { Qubits = new(2, 8) }; }")]
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
    [InlineData("HH0006", "_ = Circuit.Create(2).Cnot(1, 2);")]
    [InlineData("HH0011", "_ = Circuit.Create(3).H(0).Cnot(0, 2).Measure(1);")]
    [InlineData("HH0011", "const int last = 2; _ = Circuit.Create(3).H(0).Cnot(0, last).MeasureAll();")]
    [InlineData("HH0011", "var c = Circuit.Create(3); _ = c.H(0).Cnot(0, 2).MeasureAll();")]
    [InlineData("HH0011", "static Circuit Pair(Circuit c) => c.Cnot(0, 2); _ = Pair(Circuit.Create(3)).H(0).MeasureAll();")]
    [InlineData("HH0013", "var c = Circuit.Create(1); for (var i = 0; i < 3; i++) c = c.H(0);")]
    [InlineData("HH0013", "var c = Circuit.Create(1).H(0); _ = c.H(0); _ = c.X(0);")]
    [InlineData("HH0013", "var c = Circuit.Create(1).H(0); new Simulator(c).Counts(9, 1); _ = c.H(0).X(0);")]
    public async Task Where_the_mend_is_not_plain_there_is_none(string id, string source) => Assert.Null((await FixOf(id, source)).Action);

    [Theory]
    [InlineData("HH0001", "[CircuitBudget(Qubits = 2)] class C { Circuit A() => Circuit.Create(3); Circuit B() => Circuit.Create(5); Circuit D() => Circuit.Create(4); }", "[CircuitBudget(Qubits = 5)] class C { Circuit A() => Circuit.Create(3); Circuit B() => Circuit.Create(5); Circuit D() => Circuit.Create(4); }")]
    [InlineData("HH0006", "_ = Circuit.Create(2).X(2).X(-1).Cx(1, 0);", "_ = Circuit.Create(2).X(1).X(0).Cx(1, 0);")]
    [InlineData("HH0010", "_ = Circuit.Create(2).H(0).MeasureAll(); _ = Circuit.Create(3).X(0).MeasureAll();", "_ = Circuit.Create(1).H(0).MeasureAll(); _ = Circuit.Create(1).X(0).MeasureAll();")]
    [InlineData("HH0011", "_ = Circuit.Create(2).H(1).MeasureAll(); _ = Circuit.Create(3).X(0).X(2).MeasureAll();", "_ = Circuit.Create(1).H(0).MeasureAll(); _ = Circuit.Create(2).X(0).X(1).MeasureAll();")]
    [InlineData("HH0012", "_ = Circuit.Create(1).Rx(90, 0).Ry(-180, 0);", "_ = Circuit.Create(1).Rx(Angle.Degrees(90), 0).Ry(Angle.Degrees(-180), 0);")]
    [InlineData("HH0013", "_ = Circuit.Create(1).X(0).X(0).H(0).H(0).Y(0); _ = Circuit.Create(2).S(0).H(1).H(1).Sdg(0);", "_ = Circuit.Create(1).Y(0); _ = Circuit.Create(2);")]
    public async Task All_at_once(string id, string before, string after)
    {
        var (document, _, provider, found) = await FixesOf(id, before);
        var action = await provider.GetFixAllProvider()!.GetFixAsync(new FixAllContext(
            document, provider, FixAllScope.Document, id, [id], new Found(found), TestContext.Current.CancellationToken));
        Assert.NotNull(action);
        var changed = await Apply(document, action);
        Assert.Equal(Checked.Usings + after, (await changed.GetTextAsync(TestContext.Current.CancellationToken)).ToString());
        Assert.DoesNotContain(await Checked.Find((await changed.Project.GetCompilationAsync(TestContext.Current.CancellationToken))!), diagnostic => diagnostic.Id == id);
    }

    [Fact]
    public async Task A_budget_in_another_file_is_raised_for_all_projects()
    {
        var (document, _, provider, _) = await FixesOf("HH0001", "class C { [CircuitBudget(Qubits = 1)] Circuit M() => Circuit.Create(2); }");
        var project = document.Project.AddDocument("Budget.cs", Checked.Usings + "[assembly: CircuitBudget(Qubits = 3)]").Project
            .AddDocument("More.cs", Checked.Usings + "class D { Circuit M() => Circuit.Create(6); }").Project;
        var found = await Checked.Find((await project.GetCompilationAsync(TestContext.Current.CancellationToken))!);
        foreach (var scope in new[] { FixAllScope.Project, FixAllScope.Solution })
        {
            var action = await provider.GetFixAllProvider()!.GetFixAsync(new FixAllContext(
                project.GetDocument(document.Id)!, provider, scope, "HH0001", ["HH0001"], new Found(found), TestContext.Current.CancellationToken));
            var operations = await action!.GetOperationsAsync(TestContext.Current.CancellationToken);
            var changed = Assert.Single(operations.OfType<ApplyChangesOperation>()).ChangedSolution.GetProject(project.Id)!;
            Assert.Empty((await Checked.Find((await changed.GetCompilationAsync(TestContext.Current.CancellationToken))!)).Where(diagnostic => diagnostic.Id == "HH0001"));
        }
    }

    private static async Task<(Document Document, CodeAction? Action)> FixOf(string id, string source)
    {
        var (document, action, _, found) = await FixesOf(id, source);
        Assert.Single(found);
        return (document, action);
    }

    private static async Task<(Document Document, CodeAction? Action, CodeFixProvider Provider, Diagnostic[] Found)> FixesOf(string id, string source)
    {
        var compilation = Checked.Compile(Checked.Usings + source);
        var project = new AdhocWorkspace().CurrentSolution.AddProject("Checked", "Checked", LanguageNames.CSharp)
            .WithMetadataReferences(Checked.References).WithCompilationOptions(compilation.Options)
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.Preview));
        var document = project.AddDocument("Program.cs", Checked.Usings + source);
        var found = (await Checked.Find((await document.Project.GetCompilationAsync())!)).Where(finding => finding.Id == id).ToArray();
        CodeAction? offered = null;
        var provider = Assert.Single(
            new CodeFixProvider[] { new ReplaceNumberFix(), new DegreesFix(), new CancellingGatesFix() }, provider => provider.FixableDiagnosticIds.Contains(id));
        await provider.RegisterCodeFixesAsync(new CodeFixContext(document, found[0], (action, _) => offered = action, CancellationToken.None));
        return (document, offered, provider, found);
    }

    private static async Task<Document> Apply(Document document, CodeAction action)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        var solution = Assert.Single(operations.OfType<ApplyChangesOperation>()).ChangedSolution;
        return solution.GetDocument(document.Id)!;
    }

    private sealed class Found(IEnumerable<Diagnostic> all) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult(all);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            var tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return all.Where(finding => finding.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(Enumerable.Empty<Diagnostic>());
    }
}
