using System.Globalization;
using System.Text.Json;

namespace HybHanas.Benchmarks.Kernels;

/// <summary>Tables for people, one JSON object to a line for programs.</summary>
internal static class Output
{
    private const double MatrixProductShareGoal = 0.6;

    public static void TimingHead(bool json)
    {
        if (!json)
            Console.WriteLine($"{"cell",-34} {"best ms",10} {"median ms",10} {"GFLOP/s",8}");
    }

    public static void Timing(Cell cell, Timing timing, bool json)
    {
        double? gigaflops = cell.Operations > 0 ? cell.Operations / timing.MedianMs / 1e6 : null;
        Console.WriteLine(json
            ? JsonSerializer.Serialize(new { cell = cell.Name, bestMs = timing.BestMs, medianMs = timing.MedianMs, gigaflops })
            : $"{cell.Name,-34} {Number(timing.BestMs, 4),10} {Number(timing.MedianMs, 4),10} {Number(gigaflops, 0),8}");
    }

    public static void Comparison(IReadOnlyList<ComparedCell> rows, bool json)
    {
        if (!json)
            Console.WriteLine($"{"cell",-28} {"ours ms",9} {"bound ms",9} {"x bound",8} {"peer ms",9} {"x faster",9}  goal");
        foreach (var row in rows)
        {
            Console.WriteLine(json
                ? JsonSerializer.Serialize(new { cell = row.Cell, oursMs = row.OursMs, boundMs = row.BoundMs, peerMs = row.PeerMs })
                : $"{row.Cell,-28} {Number(row.OursMs, 4),9} {Number(row.BoundMs, 4),9} {Number(row.TimesBound, 2),8} "
                    + $"{Number(row.PeerMs, 2),9} {Number(row.TimesFaster, 1),9}  {GoalText(row)}");
        }

        if (!json)
            Console.WriteLine(Share(rows));
    }

    private static string GoalText(ComparedCell row)
    {
        if (row.Goal is not { } goal)
            return "";
        var wanted = goal.MostTimesBound is { } most ? $"<= {Number(most, 1)}x bound" : $">= {Number(goal.LeastTimesFaster, 1)}x faster";
        return wanted + row.IsMet switch { true => ": met", false => ": MISSED", null => ": not measured" };
    }

    private static string Share(IReadOnlyList<ComparedCell> rows)
    {
        var step = rows.First(row => row.Cell == TrainingCells.ThreeConvolutions).Gigaflops;
        var product = rows.First(row => row.Cell == MatrixProduct.Name).Gigaflops;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{TrainingCells.ThreeConvolutions}: {step:F0} GFLOP/s, {step / product:P0} of the C# matrix product's {product:F0} "
            + $"(goal >= {MatrixProductShareGoal:P0}: {(step / product >= MatrixProductShareGoal ? "met" : "MISSED")})");
    }

    private static string Number(double? value, int digits) =>
        value?.ToString("F" + digits, CultureInfo.InvariantCulture) ?? "-";
}
