using System.Diagnostics;

namespace HybHanas.Benchmarks.Kernels;

/// <summary>Milliseconds of one call, warm.</summary>
internal sealed record Timing(double BestMs, double MedianMs)
{
    /// <summary>Below this a clock reading would show: several calls share one.</summary>
    private const double ShortestSampleMs = 0.02;

    private const int FewestSamples = 7;

    /// <summary>Calls the work for the given time after warming it up, at least 7 times.</summary>
    public static Timing Of(Action work, TimeSpan warmUp, TimeSpan time)
    {
        var start = Stopwatch.GetTimestamp();
        long calls = 0;
        for (; calls < 2 || Stopwatch.GetElapsedTime(start) < warmUp; calls++)
            work();
        var callsPerSample = Math.Max(1, (int)(ShortestSampleMs * calls / Stopwatch.GetElapsedTime(start).TotalMilliseconds));

        var samples = new List<double>();
        start = Stopwatch.GetTimestamp();
        while (samples.Count < FewestSamples || Stopwatch.GetElapsedTime(start) < time)
        {
            var sample = Stopwatch.GetTimestamp();
            for (var call = 0; call < callsPerSample; call++)
                work();
            samples.Add(Stopwatch.GetElapsedTime(sample).TotalMilliseconds / callsPerSample);
        }

        samples.Sort();
        return new Timing(samples[0], samples[samples.Count / 2]);
    }
}
