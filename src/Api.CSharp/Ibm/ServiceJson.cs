using System.Text;
using System.Text.Json;

namespace HybHanas.Ibm;

/// <summary>Reads answers that nobody vouches for. What is wrong is an Unavailable fault that names the address and the place.</summary>
internal sealed class ServiceJson
{
    /// <summary>Nesting at most, as for calibration files.</summary>
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 32 };

    private readonly Uri _address;
    private readonly string _place;
    private readonly JsonElement _value;

    private ServiceJson(Uri address, string place, JsonElement value) => (_address, _place, _value) = (address, place, value);

    /// <summary>The answer's text; it has to be UTF-8.</summary>
    internal static string Text(ServiceAnswer answer)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(answer.Body).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw IbmFault.Unavailable(answer.Address, "the answer is not UTF-8 text");
        }
    }

    /// <summary>Parses the answer, hands its root, an object, to the reader and lets go of it.</summary>
    internal static T Read<T>(ServiceAnswer answer, Func<ServiceJson, T> read)
    {
        var text = Text(answer);
        if (text.AsSpan().TrimStart() is ['<', ..])
            throw IbmFault.Unavailable(answer.Address, "the answer is a web page, not JSON; is a proxy or a login page in between?");
        try
        {
            using var document = JsonDocument.Parse(text, s_options);
            var root = new ServiceJson(answer.Address, "", document.RootElement);
            return document.RootElement.ValueKind == JsonValueKind.Object ? read(root) : throw root.Bad("not an object");
        }
        catch (JsonException fault)
        {
            throw IbmFault.Unavailable(
                answer.Address,
                $"the answer is not JSON, or nested too deep (line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1})");
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException)
        {
            // Half a surrogate pair, escaped, is legal JSON but no text.
            throw IbmFault.Unavailable(answer.Address, "the answer holds characters that are not Unicode text");
        }
    }

    /// <summary>A property; null where it is absent or null.</summary>
    internal ServiceJson? Optional(string name)
    {
        if (_value.ValueKind != JsonValueKind.Object)
            throw Bad("not an object");
        return _value.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? new ServiceJson(_address, _place.Length == 0 ? name : $"{_place}.{name}", value)
            : null;
    }

    /// <summary>A property that has to be there.</summary>
    internal ServiceJson Field(string name) =>
        Optional(name) ?? throw new ServiceJson(_address, _place.Length == 0 ? name : $"{_place}.{name}", default).Bad("missing");

    internal IEnumerable<ServiceJson> Items() =>
        _value.ValueKind == JsonValueKind.Array
            ? _value.EnumerateArray().Select((value, index) => new ServiceJson(_address, $"{_place}[{index}]", value))
            : throw Bad("not an array");

    internal string AsText() =>
        _value.ValueKind == JsonValueKind.String ? _value.GetString() ?? "" : throw Bad("not a string");

    /// <summary>A whole number from 0 on.</summary>
    internal long AsCount() =>
        _value.ValueKind == JsonValueKind.Number && _value.TryGetInt64(out var number) && number >= 0
            ? number
            : throw Bad("not a whole number >= 0");

    internal bool AsFlag() => _value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Bad("not true or false"),
    };

    private IbmFault Bad(string reason) =>
        IbmFault.Unavailable(_address, $"the answer cannot be used: {(_place.Length == 0 ? "" : $"{_place}: ")}{reason}");
}
