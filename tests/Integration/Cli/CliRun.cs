using System.Diagnostics;
using System.Text;

namespace HybHanas.Integration.Tests.Cli;

/// <summary>The program as its user starts it, in a process of its own.</summary>
internal sealed record CliRun(int ExitCode, string Output, string Error)
{
    /// <summary>A line of bash that makes the program a command named hybhanas.</summary>
    public static string AsFunction => $"hybhanas() {{ dotnet '{Path.Combine(AppContext.BaseDirectory, "HybHanas.Cli.dll")}' \"$@\"; }}";

    /// <summary>Runs the program to its end.</summary>
    public static Task<CliRun> Of(params string[] arguments) => With(new Dictionary<string, string>(), null, arguments);

    /// <summary>Runs the program with further environment variables and text on standard input.</summary>
    public static async Task<CliRun> With(IReadOnlyDictionary<string, string> environment, string? input, params string[] arguments)
    {
        using var process = Start(environment, arguments);
        if (input is not null)
            await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new CliRun(process.ExitCode, await output, await error);
    }

    /// <summary>Runs the program, and sends it a signal once a line of its output holds the text.</summary>
    public static async Task<CliRun> Interrupted(string signal, string onceItSays, params string[] arguments)
    {
        using var process = Start(new Dictionary<string, string>(), arguments);
        var error = process.StandardError.ReadToEndAsync();
        var output = new StringBuilder();
        var sent = false;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            output.AppendLine(line);
            if (!sent && line.Contains(onceItSays))
            {
                using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
                await kill.WaitForExitAsync();
                sent = true;
            }
        }

        await process.WaitForExitAsync();
        return new CliRun(process.ExitCode, output.ToString(), await error);
    }

    private static Process Start(IReadOnlyDictionary<string, string> environment, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "HybHanas.Cli.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start) ?? throw new InvalidOperationException("the program did not start");
    }
}
