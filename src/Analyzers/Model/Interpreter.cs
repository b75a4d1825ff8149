using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HybHanas.Analyzers;

/// <summary>Goes through the statements of a body with what is known of its locals. What is not known is not in <see cref="known"/>.</summary>
internal sealed partial class Interpreter
{
    private readonly Walk walk;
    private readonly HashSet<ISymbol> unsure;
    private readonly HashSet<ISymbol> changing;
    private readonly List<IMethodSymbol> inside;
    // The call that led into another method; steps found there stand for it.
    private readonly SyntaxNode? site;
    private Dictionary<ISymbol, object> known = new(SymbolEqualityComparer.Default);
    private int rounds;

    private Interpreter(Walk walk, BodyFacts facts, List<IMethodSymbol> inside, SyntaxNode? site)
    {
        this.walk = walk;
        this.inside = inside;
        this.site = site;
        (unsure, changing) = (facts.AssignedByClosures, facts.Assigned);
    }

    private List<object?> Returned { get; } = [];

    /// <summary>Reads a body of its own.</summary>
    public static void Read(Walk walk, IOperation body)
    {
        var facts = walk.FactsOf(body);
        if (facts is { UsesFacade: true, HasLabels: false })
            new Interpreter(walk, facts, [], null).Run(body);
    }

    /// <summary>Executes a statement; false where what follows cannot be reached.</summary>
    private bool Run(IOperation? statement)
    {
        if (statement is null || !walk.Step())
            return true;
        switch (statement)
        {
            case IBlockOperation block:
                return block.Operations.All(Run);
            case IMethodBodyOperation body:
                return Run(body.BlockBody ?? body.ExpressionBody);
            case IExpressionStatementOperation expression:
                Evaluate(expression.Operation);
                return true;
            case IReturnOperation { Kind: OperationKind.Return } answer:
                Returned.Add(answer.ReturnedValue is null ? null : Evaluate(answer.ReturnedValue));
                return false;
            case IThrowOperation thrown:
                Evaluate(thrown.Exception);
                return false;
            case IConditionalOperation { Type: null } conditional:
                return Choose(conditional);
            case IForLoopOperation loop:
                Loop(loop);
                return true;
            case IForEachLoopOperation { IsAsynchronous: false } loop:
                Each(loop);
                return true;
            case ILocalFunctionOperation function:
                Apart(() => Run(function.Body));
                return true;
            default:
                Evaluate(statement);
                return true;
        }
    }

    private bool Choose(IConditionalOperation conditional)
    {
        if (Evaluate(conditional.Condition) is bool condition)
            return Run(condition ? conditional.WhenTrue : conditional.WhenFalse);
        var before = Copy();
        var first = Run(conditional.WhenTrue);
        var afterFirst = known;
        known = before;
        var second = Run(conditional.WhenFalse);
        if (first && second)
            Merge(afterFirst);
        else if (first)
            known = afterFirst;
        return first || second;
    }

    private void Loop(IForLoopOperation loop)
    {
        foreach (var before in loop.Before)
            Run(before);
        if (Leaves(loop.Body))
        {
            Blindly(loop);
            return;
        }

        var bound = Copy();
        if (loop.Condition is null || Evaluate(loop.Condition) is not bool)
        {
            known = bound;
            Blindly(loop);
            return;
        }

        rounds++;
        while (walk.Step() && Evaluate(loop.Condition) is true)
        {
            Run(loop.Body);
            foreach (var step in loop.AtLoopBottom)
                Run(step);
        }

        rounds--;
        // The condition may have become unknown on the way.
        if (Evaluate(loop.Condition) is not false)
            Blindly(loop);
    }

    private void Each(IForEachLoopOperation loop)
    {
        if (loop.LoopControlVariable is IVariableDeclaratorOperation { Symbol: var local } && !Leaves(loop.Body)
            && Range(loop.Collection) is var (start, count))
        {
            rounds++;
            for (var i = 0; i < count && walk.Step(); i++)
            {
                Set(local, start + i);
                Run(loop.Body);
            }

            rounds--;
            known.Remove(local);
            return;
        }

        Blindly(loop);
    }

    private (int Start, int Count)? Range(IOperation collection)
    {
        while (collection is IConversionOperation conversion)
            collection = conversion.Operand;
        return collection is IInvocationOperation { TargetMethod: { Name: "Range", ContainingType.Name: "Enumerable" }, Arguments.Length: 2 } call
            && Evaluate(call.Arguments[0].Value) is int start && Evaluate(call.Arguments[1].Value) is int count && count >= 0
                ? (start, count)
                : null;
    }

    /// <summary>Whether a body may be left before its end.</summary>
    private static bool Leaves(IOperation body) =>
        body.DescendantsAndSelf().Any(inner => inner is IBranchOperation or IReturnOperation or IThrowOperation);

    /// <summary>Goes once through something that is done any number of times, knowing nothing of what it assigns.</summary>
    private void Blindly(IOperation operation)
    {
        var assigned = Assignments.In(operation);
        Forget(assigned);
        var before = Copy();
        rounds++;
        foreach (var child in operation.ChildOperations)
        {
            // Cases of a switch, or a try and its catch, do not follow one another.
            known = new(before, SymbolEqualityComparer.Default);
            Run(child);
        }

        rounds--;
        known = before;
        Forget(assigned);
    }

    /// <summary>Goes through something that is done at another time: of locals that change nothing is known.</summary>
    private void Apart(Func<bool> run)
    {
        var before = Copy();
        foreach (var symbol in known.Keys.Where(symbol => symbol is IParameterSymbol || changing.Contains(symbol)).ToList())
            known.Remove(symbol);
        var answers = Returned.Count;
        run();
        Returned.RemoveRange(answers, Returned.Count - answers);
        known = before;
    }

    private void Set(ISymbol symbol, object? value)
    {
        if (value is null || unsure.Contains(symbol))
            known.Remove(symbol);
        else
            known[symbol] = value;
    }

    private void Forget(HashSet<ISymbol> symbols)
    {
        foreach (var symbol in symbols)
            known.Remove(symbol);
    }

    private void Merge(Dictionary<ISymbol, object> other)
    {
        foreach (var symbol in known.Keys.ToList())
        {
            if (!other.TryGetValue(symbol, out var value) || !value.Equals(known[symbol]))
                known.Remove(symbol);
        }
    }

    private Dictionary<ISymbol, object> Copy() => new(known, SymbolEqualityComparer.Default);
}
