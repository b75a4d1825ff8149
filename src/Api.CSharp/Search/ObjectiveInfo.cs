using HybHanas.Core.Searching;

namespace HybHanas;

/// <summary>One objective of a run.</summary>
/// <param name="Name">As in specifications, "quantum-time".</param>
/// <param name="Unit">"s", "J", "FLOP", or empty for counts and shares.</param>
/// <param name="Maximised">True where more is better.</param>
/// <param name="Best">Its value at one corner of the box in which the hypervolume is a share.</param>
/// <param name="Worst">Its value at the other corner, the reference point.</param>
/// <param name="IsLogarithmic">Whether the box is logarithmic in it.</param>
public sealed record ObjectiveInfo(string Name, string Unit, bool Maximised, double Best, double Worst, bool IsLogarithmic)
{
    internal static ObjectiveInfo Of(Quantity quantity)
    {
        var facts = QuantityModule.facts(quantity);
        var unit = facts.Unit.IsSecond ? "s" : facts.Unit.IsJoule ? "J" : facts.Unit.IsFloatingPointOperation ? "FLOP" : "";
        return new ObjectiveInfo(
            facts.Name, unit, QuantityModule.isMaximised(quantity), facts.Best, facts.Worst, !(facts.Scale.IsLinear || facts.Scale.IsComplement));
    }
}
