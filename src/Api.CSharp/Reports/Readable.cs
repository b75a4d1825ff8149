using System.Globalization;

namespace HybHanas.Reports;

/// <summary>Numbers as people read them.</summary>
internal static class Readable
{
    private static readonly (double Size, string Unit)[] s_times =
    [
        (365.25 * 86400, "years"), (86400, "days"), (3600, "h"), (60, "min"), (1, "s"), (1e-3, "ms"), (1e-6, "us"), (1e-9, "ns"),
    ];

    /// <summary>Three significant digits: "0.0123", "12,345", "1.23e7"; whole numbers below a million in full.</summary>
    public static string Short(double value)
    {
        var size = Math.Abs(value);
        if (size is >= 999.5 and < 1e6)
            return value.ToString("N0", CultureInfo.InvariantCulture);
        return size is >= 1e6 or < 1e-4 and > 0
            ? value.ToString("0.##e0", CultureInfo.InvariantCulture)
            : value.ToString("G3", CultureInfo.InvariantCulture);
    }

    /// <summary>"312 ns", "4.31 h", "1 day", "2.1 million years".</summary>
    public static string Seconds(double value)
    {
        if (value == 0)
            return "0 s";
        var (size, unit) = s_times.FirstOrDefault(time => Math.Abs(value) >= time.Size * 0.9995, s_times[^1]);
        var (number, word) = (value / size) switch
        {
            >= 1e9 => (value / size / 1e9, "billion " + unit),
            >= 1e6 => (value / size / 1e6, "million " + unit),
            var few => (few, unit),
        };
        var text = Short(number);
        return text == "1" && (word is "days" or "years") ? $"1 {word[..^1]}" : $"{text} {word}";
    }

    /// <summary>"97.5 %".</summary>
    public static string Percent(double share) => (100 * share).ToString("F1", CultureInfo.InvariantCulture) + " %";

    /// <summary>"12,345".</summary>
    public static string Count(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A value of an objective with its unit; a dash where it is not known.</summary>
    public static string Value(ObjectiveInfo objective, double? value) => value is not { } known
        ? "-"
        : objective switch
        {
            { Unit: "s" } => Seconds(known),
            { Name: "accuracy" } => Percent(known),
            { Unit: "" } when known == Math.Round(known) && Math.Abs(known) < 1e9 => Count(known),
            { Unit: "" } => Short(known),
            _ => $"{Short(known)} {objective.Unit}",
        };

    /// <summary>The name of an objective as an axis or a column says it, with its unit.</summary>
    public static string Heading(ObjectiveInfo objective) => objective.Name.Replace('-', ' ');

    /// <summary>A probability of chance as papers write it.</summary>
    public static string P(double p) => p < 0.001 ? "< 0.001" : p.ToString("0.###", CultureInfo.InvariantCulture);
}
