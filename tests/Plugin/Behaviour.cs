using System.Runtime.InteropServices;

namespace HybHanas.TestTrainer;

/// <summary>How the plug-in misbehaves: the words of a file "behaviour" beside it; without one it does not.</summary>
internal static class Behaviour
{
    private static readonly string Path = System.IO.Path.Combine(
        System.IO.Path.GetDirectoryName(typeof(Behaviour).Assembly.Location)!, "behaviour");

    /// <summary>The word after another one; null where that is not there.</summary>
    public static string? Of(string what) => !File.Exists(Path) ? null
        : File.ReadAllLines(Path).Select(line => line.Split(' ', 2)).FirstOrDefault(words => words[0] == what) is { } found ? found[^1]
        : null;

    /// <summary>Throws, or asks a native library, where the file says so of this moment.</summary>
    public static void At(string moment)
    {
        switch (Of(moment))
        {
            case "throw":
                throw new InvalidOperationException($"told to fail\nat the {moment}");
            case "cancel":
                throw new OperationCanceledException();
            case "native":
                ProcessId();
                break;
            case "initializer":
                Broken.Touch();
                break;
        }
    }

    [DllImport("hybhanas_test_native", EntryPoint = "SystemNative_GetPid")]
    private static extern int ProcessId();

    private static class Broken
    {
        private static readonly int Value = int.Parse("none", System.Globalization.CultureInfo.InvariantCulture);

        public static void Touch() => GC.KeepAlive(Value);
    }
}
