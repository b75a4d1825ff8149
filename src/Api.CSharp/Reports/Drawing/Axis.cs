using System.Globalization;

namespace HybHanas.Reports;

/// <summary>A scale from values to places of a drawing.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="IsLogarithmic">Whether places go with the logarithm.</param>
/// <param name="Low">Lower end; of a logarithmic axis its log10.</param>
/// <param name="High">Upper end, likewise.</param>
/// <param name="Label">How a value is written at the axis.</param>
/// <param name="IsTime">Whether values are seconds.</param>
internal sealed record Axis(string Title, bool IsLogarithmic, double Low, double High, Func<double, string> Label, bool IsTime = false)
{
    /// <summary>Ticks of a linear axis are not nearer than this.</summary>
    public double LeastStep { get; init; }

    private const double Room = 0.05;
    private const int LeastToClip = 20;

    /// <summary>Ticks nearer than this share of the axis would run into each other.</summary>
    private const double Nearest = 0.12;

    private static readonly double[] s_times =
    [
        1e-9, 1e-6, 1e-3, 1, 60, 3600, 86400, 31557600, 31557600e3, 31557600e6, 31557600e9, 31557600e12,
    ];

    private static readonly double[] s_finerTimes =
    [
        1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1, 10, 60, 600, 3600, 6 * 3600, 86400, 864000, 8640000, 31557600, 315576000,
    ];

    /// <summary>The axis of an objective over values, with a little room at both ends. Given values that it has to show, it leaves the few farthest of the
    /// others out of its range: they lie on its end.</summary>
    public static Axis Of(ObjectiveInfo objective, IEnumerable<double> values, double room = Room, IEnumerable<double>? shown = null) => Over(
        Readable.Heading(objective), objective.IsLogarithmic, values, value => Readable.Value(objective, value), objective.Unit == "s", room, shown);

    /// <summary>An axis over values; logarithmic only where all are above 0.</summary>
    public static Axis Over(string title, bool logarithmic, IEnumerable<double> values, Func<double, string> label, bool isTime = false, double room = Room,
        IEnumerable<double>? shown = null)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        var isLogarithmic = logarithmic && finite.Length > 0 && finite.All(value => value > 0);
        double[] moved = isLogarithmic ? [.. finite.Select(Math.Log10)] : finite;
        var (low, high) = moved.Length == 0 ? (0, 1) : (moved.Min(), moved.Max());
        if (shown is not null && moved.Length >= LeastToClip)
            (low, high) = Clipped([.. moved.Order()], [.. shown.Select(value => isLogarithmic ? Math.Log10(value) : value)]);
        var free = high > low ? room * (high - low) : isLogarithmic ? 0.5 : Math.Max(0.05 * Math.Abs(high), 1e-3);
        return new Axis(title, isLogarithmic, low - free, high + free, label, isTime);
    }

    /// <summary>An axis over whole numbers.</summary>
    public static Axis OfCounts(string title, IEnumerable<int> values) =>
        Over(title, false, values.Select(value => (double)value), Readable.Short, room: 0.02) with { LeastStep = 1 };

    /// <summary>An axis over shares in percent; no room beyond 0 and 1 but a little.</summary>
    public static Axis OfShares(string title, IEnumerable<double> values)
    {
        var axis = Over(title, false, values, Readable.Percent);
        return axis with { Low = Math.Max(axis.Low, -0.005), High = Math.Min(axis.High, 1.005) };
    }

    private static (double Low, double High) Clipped(double[] sorted, double[] shown)
    {
        var (low, high) = (HypervolumeHistory.Quantile(sorted, 0.04), HypervolumeHistory.Quantile(sorted, 0.96));
        var reach = 0.5 * (high - low);
        return (
            Math.Min(Math.Max(sorted[0], low - reach), shown.DefaultIfEmpty(low).Min()),
            Math.Max(Math.Min(sorted[^1], high + reach), shown.DefaultIfEmpty(high).Max()));
    }

    /// <summary>Whether a value lies beyond an end.</summary>
    public bool IsBeyond(double value) => Share(value) is < 0 or > 1;

    /// <summary>Where a value lies: 0 at the lower end, 1 at the upper; not a number where it cannot be shown.</summary>
    public double Share(double value) => ((IsLogarithmic ? Math.Log10(value) : value) - Low) / (High - Low);

    /// <summary>Whether a value can be shown.</summary>
    public bool Shows(double? value) => value is { } known && double.IsFinite(known) && (!IsLogarithmic || known > 0);

    /// <summary>Some round values in its range.</summary>
    public IReadOnlyList<double> Ticks()
    {
        if (!IsLogarithmic)
            return LinearTicks();
        if (IsTime)
        {
            double[] coarse = [.. s_times.Where(Within)];
            double[] fine = [.. s_finerTimes.Where(Within)];
            return Apart(coarse.Length >= 3 || fine.Length <= coarse.Length ? coarse : fine);
        }

        var decades = Enumerable.Range((int)Math.Ceiling(Low), Math.Max(0, (int)Math.Floor(High) - (int)Math.Ceiling(Low) + 1)).ToList();
        return Apart(decades.Count >= 3
            ? decades.Select(decade => Math.Pow(10, decade))
            : Enumerable.Range((int)Math.Floor(Low), (int)Math.Ceiling(High) - (int)Math.Floor(Low) + 1)
                .SelectMany(decade => new[] { 1.0, 2, 5 }.Select(digit => digit * Math.Pow(10, decade))).Where(Within));
    }

    private bool Within(double value) => Share(value) is >= 0 and <= 1;

    private IReadOnlyList<double> Apart(IEnumerable<double> ticks)
    {
        var kept = new List<double>();
        foreach (var tick in ticks)
        {
            if (kept.Count == 0 || Share(tick) - Share(kept[^1]) >= Nearest)
                kept.Add(tick);
        }

        return kept;
    }

    private IReadOnlyList<double> LinearTicks()
    {
        var rough = (High - Low) / 5;
        var size = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = Math.Max(LeastStep, new[] { 1.0, 2, 5, 10 }.First(digit => digit * size >= rough * 0.999) * size);
        var first = (long)Math.Ceiling(Low / step - 1e-9);
        var last = (long)Math.Floor(High / step + 1e-9);
        return [.. Enumerable.Range(0, (int)Math.Min(20, last - first + 1)).Select(i => Rounded((first + i) * step))];

        double Rounded(double value) => double.Parse(value.ToString("G12", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }
}
