namespace HybHanas.Ibm;

/// <summary>Bounds of the talk with the service.</summary>
internal sealed record IbmLimits
{
    /// <summary>Longest wait for a connection.</summary>
    internal TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest time of one attempt, its whole answer included.</summary>
    internal TimeSpan Attempt { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest time of one request, with all attempts and the waits between them.</summary>
    internal TimeSpan Total { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>Attempts after the first.</summary>
    internal int Retries { get; init; } = 5;

    /// <summary>Wait before the first further attempt; it doubles each time.</summary>
    internal TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>A server that asks for a longer wait is not asked again.</summary>
    internal TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Bytes at most of an answer that was asked for, unpacked; the largest device known needs less than 2 MB.</summary>
    internal int AnswerBytes { get; init; } = 32 << 20;

    /// <summary>Bytes at most of a token or of the explanation of a refusal.</summary>
    internal int SmallBytes { get; init; } = 256 << 10;
}

/// <summary>Everything that the client takes from outside.</summary>
/// <param name="Environment">Variables and home folder.</param>
/// <param name="CacheFolder">Folder of the calibrations that are kept.</param>
internal sealed record IbmSettings(IbmEnvironment Environment, string CacheFolder)
{
    /// <summary>How long a calibration counts as present.</summary>
    internal TimeSpan TimeToLive { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Tells the time and runs the timeouts.</summary>
    internal TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Waits between attempts.</summary>
    internal Func<TimeSpan, CancellationToken, Task> Delay { get; init; } = Task.Delay;

    /// <summary>Bounds of the talk with the service.</summary>
    internal IbmLimits Limits { get; init; } = new();

    /// <summary>The settings of this process.</summary>
    internal static IbmSettings OfProcess() => new(IbmEnvironment.OfProcess(), HybHanas.CacheFolder.Find());
}
