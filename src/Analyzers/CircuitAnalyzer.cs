using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HybHanas.Analyzers;

/// <summary>Reads each body that builds circuits once, and lets every rule look at what was found.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CircuitAnalyzer : DiagnosticAnalyzer
{
    private static readonly ICircuitRule[] CircuitRules =
    [
        new QubitBudgetRule(), new DepthBudgetRule(), new TwoQubitBudgetRule(), new ParameterBudgetRule(), new CoherenceRule(), new QubitIndexRule(),
        new RepeatedQubitRule(), new MeasurementRule(), new UnusedQubitRule(), new DegreesRule(), new CancellingGatesRule(), new NativeGateRule(),
    ];

    private static readonly IOptionsRule[] OptionsRules = [new AmplitudeRule(), new SearchSpaceRule(), new EntanglementRule()];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => RuleTable.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (FacadeTypes.Of(start.Compilation) is not { } types)
                return;
            var budgets = new BudgetSource(types, start.Options.AnalyzerConfigOptionsProvider);
            var scan = new BodyScan(types);
            start.RegisterSemanticModelAction(file => Check(file, scan, types, budgets));
            start.RegisterCompilationEndAction(end =>
            {
                foreach (var fault in budgets.Faults(end.Compilation.SyntaxTrees))
                    end.ReportDiagnostic(Diagnostic.Create(RuleTable.Of("HH0020"), Location.None, fault));
            });
        });
    }

    private static void Check(SemanticModelAnalysisContext file, BodyScan scan, FacadeTypes types, BudgetSource budgets)
    {
        foreach (var part in scan.Find(file.SemanticModel, file.CancellationToken))
        {
            switch (file.SemanticModel.GetOperation(part, file.CancellationToken))
            {
                case IAttributeOperation attribute:
                    BudgetAttributeRule.Check(attribute, types, file.ReportDiagnostic);
                    break;
                case { } body:
                    Read(file, body, types, budgets);
                    break;
            }
        }
    }

    private static void Read(SemanticModelAnalysisContext context, IOperation body, FacadeTypes types, BudgetSource budgets)
    {
        var walk = new Walk(types, declaration => BodyOf(context.SemanticModel, declaration, context.CancellationToken), context.CancellationToken);
        Interpreter.Read(walk, body);
        if (walk.Exhausted)
            return;
        var budget = budgets.At(OwnerOf(context.SemanticModel, body.Syntax), body.Syntax.SyntaxTree);
        var report = new Report(context.ReportDiagnostic, walk.ToldElsewhere);
        foreach (var circuit in walk.Circuits.Where(circuit => !circuit.Extended || circuit.Consumed))
        {
            if ((circuit.Step?.Call ?? circuit.Origin) is { } last && walk.ToldElsewhere.Contains(last))
                continue;
            var facts = new CircuitFacts(circuit, budget);
            foreach (var rule in CircuitRules)
                rule.Check(facts, report);
        }

        foreach (var options in walk.Options)
        {
            foreach (var rule in OptionsRules)
                rule.Check(options, budget, types, report);
        }

        foreach (var given in walk.Shots.Where(given => given.Shots <= 0))
            report.Tell("HH0019", given.Syntax, [given.Shots]);
    }

    private static ISymbol OwnerOf(SemanticModel model, SyntaxNode body)
    {
        for (var node = body; node is not null; node = node.Parent)
        {
            if (model.GetDeclaredSymbol(node) is { } symbol)
                return symbol;
        }

        return model.Compilation.Assembly;
    }

#pragma warning disable RS1030 // A helper method may stand in another file; its model is asked for only where a circuit is built with it.
    private static IOperation? BodyOf(SemanticModel model, SyntaxNode declaration, CancellationToken cancellation)
    {
        if (declaration.SyntaxTree == model.SyntaxTree)
            return model.GetOperation(declaration, cancellation);
        return model.Compilation.ContainsSyntaxTree(declaration.SyntaxTree)
            ? model.Compilation.GetSemanticModel(declaration.SyntaxTree).GetOperation(declaration, cancellation)
            : null;
    }
#pragma warning restore RS1030
}
