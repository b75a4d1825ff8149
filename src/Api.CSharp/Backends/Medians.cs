using HybHanas.Core.Costing;

namespace HybHanas;

/// <summary>The core's median over values of which some are not known.</summary>
internal static class Medians
{
    /// <summary>The median of those that are known; null where none is.</summary>
    public static double? Of(IEnumerable<double?> values) => Median.tryOf(values.OfType<double>()).OrNull();

    /// <summary>The median; null of none.</summary>
    public static double? Of(IEnumerable<double> values) => Median.tryOf(values).OrNull();
}
