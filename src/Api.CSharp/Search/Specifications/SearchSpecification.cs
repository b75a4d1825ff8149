using HybHanas.Core.Searching;

namespace HybHanas;

/// <summary>A search of a paper under its name.</summary>
/// <param name="Name">As in <c>hybhanas search --preset</c>.</param>
/// <param name="Title">What it repeats, in one line.</param>
public sealed record PresetInfo(string Name, string Title);

/// <summary>Specifications of searches as JSON: those of the papers, one's own, and their schema. See docs/specification.md.</summary>
public static class SearchSpecification
{
    private const long MaxBytes = 4L << 20;

    /// <summary>The searches of the papers.</summary>
    public static IReadOnlyList<PresetInfo> Presets { get; } =
        [.. NamedSpecifications.all.Select(preset => new PresetInfo(preset.Name, preset.Title))];

    /// <summary>The JSON schema of specification files, for editors.</summary>
    public static string Schema => SpecificationJson.schema;

    /// <summary>The options of a paper's search.</summary>
    /// <exception cref="HybHanasException">There is none of this name ("unknown-name").</exception>
    public static SearchOptions Preset(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return SpecificationTranslation.ToOptions(NamedSpecifications.find(name).OrThrow().Specification);
    }

    /// <summary>The options of a specification file; what it leaves out is as in the default search.</summary>
    /// <exception cref="HybHanasException">The file cannot be read ("bad-file") or has faults ("bad-specification"): all of them at once, each
    /// with its line and the nearest right name, see <see cref="HybHanasException.Details"/>.</exception>
    public static SearchOptions Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Parse(InputFile.Read(path, MaxBytes), path);
    }

    /// <summary>The options of a specification's text.</summary>
    /// <param name="text">JSON; comments and trailing commas are allowed.</param>
    /// <param name="file">How errors call it.</param>
    /// <exception cref="HybHanasException">It has faults, see <see cref="Read"/>.</exception>
    public static SearchOptions Parse(string text, string file = "specification")
    {
        ArgumentNullException.ThrowIfNull(text);
        return SpecificationTranslation.ToOptions(SpecificationJson.parse(file, text).OrThrow(file));
    }

    /// <summary>Writes what <see cref="Print"/> makes to a new file.</summary>
    /// <exception cref="HybHanasException">An option is out of its range, or the file is there already or cannot be written
    /// ("unusable-path").</exception>
    public static void Write(SearchOptions options, string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var text = Print(options);
        try
        {
            using var file = new StreamWriter(new FileStream(path, FileMode.CreateNew, FileAccess.Write));
            file.Write(text);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new HybHanasException("unusable-path", $"{path}: cannot be written: {fault.Message}", fault);
        }
    }

    /// <summary>The whole specification of options as JSON that <see cref="Parse"/> reads back to the same search.</summary>
    /// <exception cref="HybHanasException">An option is out of its range.</exception>
    public static string Print(SearchOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return SpecificationJson.print(SpecificationTranslation.ToSpecification(options));
    }
}
