using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace HybHanas.Benchmarks.Kernels;

/// <summary>The programs that ours is compared with, each a process of its own on one thread.</summary>
/// <param name="Bound">The compiled peers/hqnn_bound.c; null where there is none.</param>
/// <param name="Python">A Python with PyTorch; null where there is none.</param>
/// <param name="Scripts">Folder of the peers.</param>
internal sealed partial record Peers(string? Bound, string? Python, string Scripts)
{
    /// <summary>Milliseconds of the quantum layer in C: the best of the bound's passes.</summary>
    public double? BoundMs(int qubits, int depth, int batch) => Bound is null
        ? null
        : Only(Milliseconds().Matches(Output(Bound, [Text(qubits), Text(depth), Text(batch)])));

    /// <summary>Median milliseconds of the hybrid network's step in PyTorch.</summary>
    public double? HybridStepMs(int qubits, int depth, int batch, int steps) => Python is null
        ? null
        : Only(Median().Matches(
            Output(Python, [Path.Combine(Scripts, "peer_hqnn_step.py"), "torch", Text(qubits), Text(depth), Text(batch), Text(steps)])));

    /// <summary>Median milliseconds of the steps with one and with three convolutions in PyTorch.</summary>
    public (double? One, double? Three) ClassicalStepMs()
    {
        if (Python is null)
            return (null, null);
        var output = Output(Python, [Path.Combine(Scripts, "peer_cnn_step.py")]);
        var times = Milliseconds().Matches(output);
        return times.Count == 2 ? (Number(times[0]), Number(times[1])) : throw Unreadable(output);
    }

    private static string Output(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        start.Environment["OMP_NUM_THREADS"] = "1";
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start");
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}");
    }

    private static double Only(MatchCollection matches) =>
        matches.Count == 1 ? Number(matches[0]) : throw Unreadable(string.Join(' ', matches));

    private static double Number(Match match) => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);

    private static InvalidOperationException Unreadable(string output) => new($"a peer printed what cannot be read: {output}");

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"([0-9.]+) ms")]
    private static partial Regex Milliseconds();

    [GeneratedRegex(@"median +([0-9.]+) ms")]
    private static partial Regex Median();
}
