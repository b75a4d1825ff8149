using System.Reflection;

namespace HybHanas.Trainers;

/// <summary>What is wrong with a plug-in, on one line whatever it throws.</summary>
internal static class TrainerFault
{
    private const int Longest = 400;

    /// <summary>Its folder or a file in it is not what it should be.</summary>
    public static HybHanasException BadFile(string path, string reason, Exception? cause = null) =>
        new("bad-file", OneLine($"{path}: {reason}"), cause);

    /// <summary>It was found and does not work.</summary>
    public static HybHanasException Failed(string trainer, string reason, Exception? cause = null) =>
        new("trainer-failed", OneLine($"trainer '{trainer}': {reason}"), cause);

    /// <summary>What an exception says, without what only wraps it.</summary>
    public static string MessageOf(Exception fault)
    {
        var inner = fault;
        while (inner is TargetInvocationException or TypeInitializationException or AggregateException && inner.InnerException is { } next)
            inner = next;
        if (inner is ReflectionTypeLoadException { LoaderExceptions: [{ } first, ..] })
            inner = first;
        var text = OneLine(inner is DllNotFoundException ? WithoutPlaces(inner.Message) : inner.Message);
        text = text.Length <= Longest ? text : text[..Longest] + "...";
        return inner is MemberAccessException or TypeLoadException and not DllNotFoundException
            ? $"{text} It may have been built for another version of HybHanas."
            : text;
    }

    /// <summary>A library that was not found is told with advice and a line for every file that was tried; those that it needs in its turn are
    /// what a user can do something about.</summary>
    private static string WithoutPlaces(string message)
    {
        var library = message.Split('\'') is [_, var name, ..] ? name : "";
        var lines = message.Split('\n');
        return string.Join(' ', lines.Skip(1).Where(line => !line.Contains(library, StringComparison.Ordinal)).Prepend(lines[0].Split(" In order to")[0]));
    }

    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => string.Concat(word.Where(c => !char.IsControl(c)))));
}
