namespace HybHanas.Trainers;

/// <summary>Folders that hold a folder for each trainer, in the order in which they are looked through.</summary>
internal static class TrainerFolders
{
    /// <summary>The environment variable that names one.</summary>
    public const string Variable = "HYBHANAS_TRAINERS";

    /// <summary>Those of this process.</summary>
    public static IReadOnlyList<string> Find() => Find(
        Environment.GetEnvironmentVariable,
        AppContext.BaseDirectory,
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
        OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData) : null);

    /// <summary>
    /// HYBHANAS_TRAINERS where it is set; "trainers" beside the program; on Windows hybhanas\trainers in the local application data, else
    /// hybhanas/trainers in XDG_DATA_HOME or ~/.local/share.
    /// </summary>
    /// <param name="variable">Looks up an environment variable.</param>
    /// <param name="program">The program's folder.</param>
    /// <param name="home">The user's home folder.</param>
    /// <param name="localApplicationData">On Windows the folder of that name, elsewhere null.</param>
    public static IReadOnlyList<string> Find(Func<string, string?> variable, string program, string home, string? localApplicationData)
    {
        // The XDG specification: a relative path there is to be ignored.
        var data = localApplicationData
            ?? (variable("XDG_DATA_HOME") is { Length: > 0 } xdg && Path.IsPathRooted(xdg) ? xdg : Path.Combine(home, ".local", "share"));
        return
        [
            .. variable(Variable) is { Length: > 0 } chosen ? (string[])[Path.GetFullPath(chosen)] : [],
            Path.Combine(program, "trainers"),
            Path.Combine(data, "hybhanas", "trainers"),
        ];
    }
}
