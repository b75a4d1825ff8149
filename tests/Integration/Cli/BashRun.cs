using System.Diagnostics;

namespace HybHanas.Integration.Tests.Cli;

/// <summary>A line of shell run by bash in a folder.</summary>
internal static class BashRun
{
    /// <summary>Runs the line; arguments are its "$0", "$1" and so on.</summary>
    public static async Task<CliRun> Of(TemporaryFolder folder, string line, params string[] arguments)
    {
        var start = new ProcessStartInfo("bash")
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])["-c", line, .. arguments])
            start.ArgumentList.Add(argument);
        using var bash = Process.Start(start) ?? throw new InvalidOperationException("bash did not start");
        var error = bash.StandardError.ReadToEndAsync();
        var output = await bash.StandardOutput.ReadToEndAsync();
        await bash.WaitForExitAsync();
        return new CliRun(bash.ExitCode, output, await error);
    }
}
