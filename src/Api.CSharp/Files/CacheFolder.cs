namespace HybHanas;

/// <summary>The folder of everything that HybHanas keeps only to be quicker next time.</summary>
internal static class CacheFolder
{
    /// <summary>The folder that the process's environment gives.</summary>
    public static string Find() => Find(
        Environment.GetEnvironmentVariable,
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
        OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData) : null);

    /// <summary>
    /// HYBHANAS_CACHE; else on Windows hybhanas\cache in the local application data; else hybhanas in XDG_CACHE_HOME or ~/.cache.
    /// </summary>
    /// <param name="variable">Looks up an environment variable.</param>
    /// <param name="home">The user's home folder.</param>
    /// <param name="localApplicationData">On Windows the folder of that name, elsewhere null.</param>
    public static string Find(Func<string, string?> variable, string home, string? localApplicationData)
    {
        if (variable("HYBHANAS_CACHE") is { Length: > 0 } chosen)
            return chosen;
        if (localApplicationData is not null)
            return Path.Combine(localApplicationData, "hybhanas", "cache");
        // The XDG specification: a relative path there is to be ignored.
        var cache = variable("XDG_CACHE_HOME") is { Length: > 0 } xdg && Path.IsPathRooted(xdg) ? xdg : Path.Combine(home, ".cache");
        return Path.Combine(cache, "hybhanas");
    }
}
