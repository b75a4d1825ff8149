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
            start.RegisterOperationBlockStartAction(block => Watch(block, types, budgets));
            start.RegisterOperationAction(attribute => BudgetAttributeRule.Check(attribute, types), OperationKind.Attribute);
        });
    }

    /// <summary>A body in which nothing of the library is called or made is not read at all.</summary>
    private static void Watch(OperationBlockStartAnalysisContext block, FacadeTypes types, BudgetSource budgets)
    {
        var seen = 0;
        block.RegisterOperationAction(
            context =>
            {
                ISymbol? used = context.Operation is IInvocationOperation call ? call.TargetMethod : context.Operation.Type;
                if (used is not null && types.IsOurs(used))
                    Interlocked.Exchange(ref seen, 1);
            },
            OperationKind.Invocation, OperationKind.ObjectCreation);
        block.RegisterOperationBlockEndAction(end =>
        {
            if (Volatile.Read(ref seen) == 0)
                return;
            foreach (var body in end.OperationBlocks)
                Read(end, body, types, budgets);
        });
    }

    private static void Read(OperationBlockAnalysisContext context, IOperation body, FacadeTypes types, BudgetSource budgets)
    {
        var walk = new Walk(types, declaration => BodyOf(context.Compilation, declaration, context.CancellationToken), context.CancellationToken);
        Interpreter.Read(walk, body);
        if (walk.Exhausted)
            return;
        var budget = budgets.At(context.OwningSymbol, body.Syntax.SyntaxTree);
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

        foreach (var (shots, syntax) in walk.Shots.Where(given => given.Shots <= 0))
            report.Tell("HH0019", syntax, [shots]);
    }

#pragma warning disable RS1030 // A helper method may stand in another file; its model is asked for only where a circuit is built with it.
    private static IOperation? BodyOf(Compilation compilation, SyntaxNode declaration, CancellationToken cancellation) =>
        compilation.ContainsSyntaxTree(declaration.SyntaxTree)
            ? compilation.GetSemanticModel(declaration.SyntaxTree).GetOperation(declaration, cancellation)
            : null;
#pragma warning restore RS1030
}
