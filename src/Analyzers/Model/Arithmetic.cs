using Microsoft.CodeAnalysis.Operations;

namespace HybHanas.Analyzers;

/// <summary>Arithmetic on what is known: whole numbers of 32 bits, floating-point numbers and truth values; null is not known.</summary>
internal static class Arithmetic
{
    /// <summary>The number of a value, or null.</summary>
    public static double? Number(object? value) => value switch
    {
        int number => number,
        long number => number,
        float number => number,
        double number => number,
        _ => null,
    };

    /// <summary>The outcome of an operator with one operand.</summary>
    public static object? Unary(UnaryOperatorKind kind, object? value) => (kind, value) switch
    {
        (UnaryOperatorKind.Minus, int number) => unchecked(-number),
        (UnaryOperatorKind.Minus, double number) => -number,
        (UnaryOperatorKind.Plus, int or double) => value,
        (UnaryOperatorKind.Not, bool truth) => !truth,
        _ => null,
    };

    /// <summary>The outcome of an operator with two operands.</summary>
    public static object? Binary(BinaryOperatorKind kind, object? left, object? right) => (left, right) switch
    {
        (int first, int second) => Whole(kind, first, second),
        (bool first, bool second) => Truth(kind, first, second),
        _ when left is int or double && right is int or double => Real(kind, Number(left)!.Value, Number(right)!.Value),
        _ => null,
    };

    private static object? Whole(BinaryOperatorKind kind, int left, int right)
    {
        var exact = kind switch
        {
            BinaryOperatorKind.Add => (long)left + right,
            BinaryOperatorKind.Subtract => (long)left - right,
            BinaryOperatorKind.Multiply => (long)left * right,
            BinaryOperatorKind.Divide when right != 0 => (long)left / right,
            BinaryOperatorKind.Remainder when right != 0 => (long)left % right,
            BinaryOperatorKind.LeftShift when right is >= 0 and < 31 => (long)left << right,
            _ => (long?)null,
        };
        return exact is { } number ? (number is >= int.MinValue and <= int.MaxValue ? (int)number : null) : Real(kind, left, right) as bool?;
    }

    private static object? Truth(BinaryOperatorKind kind, bool left, bool right) => kind switch
    {
        BinaryOperatorKind.And => left && right,
        BinaryOperatorKind.Or => left || right,
        BinaryOperatorKind.Equals => left == right,
        BinaryOperatorKind.NotEquals => left != right,
        _ => null,
    };

    private static object? Real(BinaryOperatorKind kind, double left, double right) => kind switch
    {
        BinaryOperatorKind.Add => left + right,
        BinaryOperatorKind.Subtract => left - right,
        BinaryOperatorKind.Multiply => left * right,
        BinaryOperatorKind.Divide => left / right,
        BinaryOperatorKind.LessThan => left < right,
        BinaryOperatorKind.LessThanOrEqual => left <= right,
        BinaryOperatorKind.GreaterThan => left > right,
        BinaryOperatorKind.GreaterThanOrEqual => left >= right,
        BinaryOperatorKind.Equals => left == right,
        BinaryOperatorKind.NotEquals => left != right,
        _ => null,
    };
}
