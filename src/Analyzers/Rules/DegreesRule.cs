using System.Globalization;

namespace HybHanas.Analyzers;

/// <summary>HH0012: a whole multiple of 15 from 30 to 720 in the place of radians.</summary>
internal sealed class DegreesRule : ICircuitRule
{
    /// <inheritdoc/>
    public void Check(CircuitFacts facts, Report report)
    {
        foreach (var step in facts.Steps)
        {
            foreach (var angle in step.Angles)
            {
                if (angle is not { Plain: true, Number: { } number } || !LooksLikeDegrees(number))
                    continue;
                var place = step.Call.Span.Contains(angle.Syntax!.Span) && step.Call.SyntaxTree == angle.Syntax.SyntaxTree ? angle.Syntax : step.Call;
                report.Tell(
                    "HH0012", place, [number.ToString("R", CultureInfo.InvariantCulture), step.Name], place == step.Call ? [] : [new(place, "degrees")]);
            }
        }
    }

    private static bool LooksLikeDegrees(double angle) => Math.Abs(angle) is >= 30 and <= 720 && angle % 15 == 0;
}
