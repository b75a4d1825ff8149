using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace HybHanas.Analyzers;

/// <summary>Puts the numbers that a finding names in the places it names: raises a budget, drops unused qubits, replaces an index.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ReplaceNumberFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["HH0001", "HH0002", "HH0003", "HH0004", "HH0006", "HH0010", "HH0011", "HH0017"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => ReplaceNumbersFixAll.Instance;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var numbers = Replacements.Of(diagnostic).Select(wanted => wanted.Value).ToArray();
            if (numbers.Length == 0)
                continue;
            var number = numbers[0];
            var title = diagnostic.Id switch
            {
                "HH0006" => $"Use qubit {number}",
                "HH0010" => $"Make the circuit {number} qubits wide",
                "HH0011" => $"Renumber the used qubits, {number} in all",
                _ => $"Raise the budget to {number}",
            };
            context.RegisterCodeFix(
                CodeAction.Create(title, cancellation => Replacements.ApplyAsync(context.Document.Project.Solution, [diagnostic], cancellation), diagnostic.Id), diagnostic);
        }

        return Task.CompletedTask;
    }
}
