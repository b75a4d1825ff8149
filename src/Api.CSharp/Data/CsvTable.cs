using System.Globalization;
using CsvHelper;
using HybHanas.Core;
using Microsoft.FSharp.Core;

namespace HybHanas.Data;

/// <summary>
/// Reads a table of one's own: a header, then a line for each sample; every column but the label's holds numbers. Fields may be quoted
/// (RFC 4180); the separator is the comma, or the semicolon or tab where the header has no comma. Class names are the labels as they stand.
/// </summary>
internal static class CsvTable
{
    private const long MaxBytes = 256L << 20;
    private const int MaxColumns = 65_536;
    private static readonly string[] s_missing = ["", "?", "na", "n/a", "nan", "null", "none"];

    internal static FSharpResult<DataSet, HybHanasError> Load(string path, string? label)
    {
        try
        {
            return Read(path, Rows(path), label);
        }
        catch (HybHanasException fault) when (fault.Error is { } error)
        {
            return Outcome.Refuse<DataSet>(error);
        }
    }

    /// <summary>Fields of each line with the number of the line they begin on.</summary>
    internal static List<(int Line, string[] Fields)> Rows(string path)
    {
        var text = InputFile.Read(path, MaxBytes);
        var header = text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? end : text.Length);
        var separator = header.Contains(',') ? ',' : header.Contains(';') ? ';' : header.Contains('\t') ? '\t' : ',';
        using var reader = CsvReader.FromText(text, new CsvReaderOptions
        {
            Separator = separator,
            HasHeader = false,
            TrimWhitespace = true,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Throw,
        });
        List<(int, string[])> rows = [];
        try
        {
            while (reader.Read())
                rows.Add(((int)reader.LineNumber, reader.Current.ToArray()));
        }
        catch (CsvFormatException fault)
        {
            throw Bad(path, (int)fault.LineNumber, "has a quote that is not closed, or one in a field that is not quoted");
        }

        return rows;
    }

    private static FSharpResult<DataSet, HybHanasError> Read(string path, List<(int Line, string[] Fields)> rows, string? label)
    {
        if (rows.Count < 2)
            throw Bad(path, Math.Max(1, rows.Count), "is the last; a header and a line for each sample are needed");
        var header = rows[0].Fields;
        var target = LabelColumn(path, header, label);
        var samples = rows.Skip(1).ToList();
        RequireWhole(path, header, samples);
        var (names, labels) = Classes([.. samples.Select(row => row.Fields[target])]);
        int[] features = [.. Enumerable.Range(0, header.Length).Where(column => column != target)];
        return DataSet.Create(
            Path.GetFileNameWithoutExtension(path), SampleShape.Table(features.Length), names, Values(path, header, features, samples), labels)
            .Then(data => Outcome.Ok(data.Named([.. features.Select(column => header[column])], header[target])));
    }

    /// <summary>Every line has a value for every column of the header.</summary>
    internal static void RequireWhole(string path, string[] header, List<(int Line, string[] Fields)> samples)
    {
        foreach (var (line, fields) in samples)
        {
            if (fields.Length != header.Length)
                throw Bad(path, line, $"has {fields.Length} fields; the header has {header.Length}");
        }

        var missing = samples.Where(row => row.Fields.Any(IsMissing)).ToList();
        if (missing.Count > 0)
        {
            var column = header[Array.FindIndex(missing[0].Fields, IsMissing)];
            var more = missing.Count == 1 ? "" : $" (so have {missing.Count - 1} more lines, the next is {missing[1].Line})";
            throw Bad(path, missing[0].Line, $"has no value for '{column}'{more}; fill it in or take the line out");
        }
    }

    private static int LabelColumn(string path, string[] header, string? label)
    {
        if (header.Length is < 2 or > MaxColumns)
            throw Bad(path, 1, $"has {header.Length} columns; allowed: a label and 1..{MaxColumns - 1} features");
        if (header.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw Bad(path, 1, $"names the column '{twice.Key}' twice");
        if (label is null)
            return header.Length - 1;
        var column = Array.IndexOf(header, label);
        return column >= 0
            ? column
            : throw new HybHanasException(HybHanasErrorModule.unknown($"column of {path}", header, label));
    }

    /// <summary>The numbers of these columns, line by line; a "bad-file" error where one is missing or not a number.</summary>
    internal static float[] Values(string path, string[] header, int[] columns, List<(int Line, string[] Fields)> samples)
    {
        var values = new float[checked(samples.Count * columns.Length)];
        var at = 0;
        foreach (var (line, fields) in samples)
        {
            foreach (var column in columns)
            {
                if (!float.TryParse(fields[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !float.IsFinite(value))
                    throw Bad(path, line, $"has '{fields[column]}' for '{header[column]}', which is not a number (with a decimal point)");
                values[at++] = value;
            }
        }

        return values;
    }

    /// <summary>Classes in the order of their numbers where all are whole numbers, else of their names.</summary>
    private static (string[] Names, int[] Labels) Classes(string[] labels)
    {
        var names = labels.Distinct().ToArray();
        if (names.All(name => long.TryParse(name, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)))
            names = [.. names.OrderBy(name => long.Parse(name, CultureInfo.InvariantCulture)).ThenBy(name => name, StringComparer.Ordinal)];
        else
            Array.Sort(names, StringComparer.Ordinal);
        var index = names.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        return (names, [.. labels.Select(label => index[label])]);
    }

    private static bool IsMissing(string field) => s_missing.Contains(field.ToLowerInvariant());

    internal static HybHanasException Bad(string path, int line, string reason) => new(HybHanasError.NewBadFile(path, $"line {line}", reason));
}
