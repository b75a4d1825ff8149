using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using HybHanas.Analyzers;

namespace HybHanas.Benchmarks.Analyzers;

/// <summary>The files as a project of its own in a temporary folder, built by dotnet build as a user builds it, in a compiler that starts cold.</summary>
internal sealed partial class RealBuild : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("hybhanas-analyzers-");

    /// <summary>Writes and restores the project.</summary>
    public RealBuild(string[] texts)
    {
        for (var i = 0; i < texts.Length; i++)
            Write($"File{i}.cs", texts[i]);
        Write("Application.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{typeof(Circuit).Assembly.Location}" />
                <Analyzer Condition="'$(Analysed)' == 'true'" Include="{typeof(CircuitAnalyzer).Assembly.Location}" />
              </ItemGroup>
            </Project>
            """);
        // Nothing of the folders above counts.
        Write("Directory.Build.props", "<Project />");
        Write("Directory.Build.targets", "<Project />");
        Write(".editorconfig", "root = true\n");
        Sh("dotnet restore");
    }

    /// <summary>Builds once.</summary>
    public Cost Run(bool analysed)
    {
        var clock = Stopwatch.StartNew();
        var output = Sh($"dotnet build --no-restore --no-incremental -m:1 -nodeReuse:false -clp:Summary -p:UseSharedCompilation=false -p:Analysed={analysed} && times");
        var wall = clock.Elapsed.TotalSeconds;
        if (analysed != output.Contains("warning HH", StringComparison.Ordinal))
            throw new InvalidOperationException(analysed ? "the build did not analyse" : "the build analysed");
        // The second line of the shell's times is that of its children.
        var times = Time().Matches(output[output.LastIndexOf('\n', output.Length - 2)..]);
        return new(wall, times.Sum(time => (60 * Number(time.Groups[1])) + Number(time.Groups[2])));
    }

    /// <inheritdoc/>
    public void Dispose() => folder.Delete(recursive: true);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder.FullName, name), text);

    private string Sh(string command)
    {
        var start = new ProcessStartInfo("sh", ["-c", command]) { WorkingDirectory = folder.FullName, RedirectStandardOutput = true };
        (start.Environment["MSBUILDDISABLENODEREUSE"], start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"]) = ("1", "0");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException(output);
    }

    private static double Number(Group group) => double.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(\d+)m([\d.]+)s")]
    private static partial Regex Time();
}
