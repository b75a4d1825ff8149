using System.Text.Json;

namespace HybHanas.Ibm;

/// <summary>Why the service says no: the code and the words of its error body, as far as there are any.</summary>
internal sealed record Refusal(string Code, string Words)
{
    /// <summary>The code of the service for a backend that it does not have.</summary>
    internal const string BackendNotFound = "1007";

    /// <summary>
    /// Reads the present form {errors: [{code, message}]}, the older {error: {code, message}} and that of the token service
    /// {errorCode, errorMessage}; of any other body nothing is shown.
    /// </summary>
    internal static Refusal Read(ServiceAnswer answer, Redactor secrets)
    {
        try
        {
            using var document = JsonDocument.Parse(answer.Body);
            var root = document.RootElement;
            var body = Property(root, "errors") is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() > 0 ? list[0]
                : Property(root, "error") ?? root;
            var code = Text(Property(body, "code") ?? Property(body, "errorCode"));
            var words = Text(Property(body, "message") ?? Property(body, "errorMessage"));
            return new Refusal(secrets.Clean(code), secrets.Clean(words));
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return new Refusal("", "");
        }
    }

    /// <summary>Both in brackets, or nothing.</summary>
    public override string ToString() => (Code, Words) switch
    {
        ("", "") => "",
        ("", _) => $" ({Words})",
        (_, "") => $" (code {Code})",
        _ => $" (code {Code}: {Words})",
    };

    private static JsonElement? Property(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    private static string Text(JsonElement? element) => element switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString() ?? "",
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => "",
    };
}
