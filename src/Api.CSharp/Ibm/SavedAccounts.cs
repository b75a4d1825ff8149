using System.Text;
using System.Text.Json;
using HybHanas.Core;

namespace HybHanas.Ibm;

/// <summary>One account of qiskit-ibm.json.</summary>
internal sealed record SavedAccount(
    string Name, string? Channel, Secret? Token, string? Url, Secret? Instance, bool PrivateEndpoint, bool IsDefault);

/// <summary>
/// The accounts that qiskit-ibm-runtime saved, and its rule which of them is meant. Messages name the place and never quote a value,
/// since any value may be a key at the wrong place.
/// </summary>
internal static class SavedAccounts
{
    internal const string Platform = "ibm_quantum_platform";
    internal const string Cloud = "ibm_cloud";
    private const string Retired = "ibm_quantum";
    private const long MaxBytes = 1 << 20;

    /// <summary>The accounts in file order, without those of the retired channel; none where there is no file.</summary>
    internal static IReadOnlyList<SavedAccount> Read(string path)
    {
        try
        {
            if (!File.Exists(path))
                return [];
            if (new FileInfo(path).Length > MaxBytes)
                throw Bad(path, "", $"more than {MaxBytes} bytes");
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF');
            using var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw Bad(path, "", "not an object of accounts");
            return [.. document.RootElement.EnumerateObject().Select(entry => Account(path, entry)).OfType<SavedAccount>()];
        }
        catch (JsonException fault)
        {
            throw Bad(path, $"line {fault.LineNumber + 1}", "not JSON");
        }
        catch (Exception fault) when (fault is DecoderFallbackException or InvalidOperationException)
        {
            throw Bad(path, "", "holds characters that are not Unicode text");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new IbmFault(FaultKind.Account, HybHanasError.NewUnusable(path, $"cannot be read: {fault.Message}"));
        }
    }

    /// <summary>
    /// The default account: one marked as such; else of the wanted channel the one marked, the one with the default name or the
    /// last; else one with a default name. Null where none fits.
    /// </summary>
    internal static SavedAccount? Choose(IReadOnlyList<SavedAccount> accounts, string? channel)
    {
        var wanted = channel ?? Platform;
        var ofChannel = accounts.Where(account => account.Channel == wanted).ToList();
        return accounts.FirstOrDefault(account => account.IsDefault)
            ?? ofChannel.FirstOrDefault(account => account.Name == DefaultName(wanted))
            ?? ofChannel.LastOrDefault()
            ?? accounts.FirstOrDefault(account => account.Name == DefaultName(Platform))
            ?? accounts.FirstOrDefault(account => account.Name == DefaultName(Cloud));
    }

    private static string DefaultName(string channel) => channel == Cloud ? "default-ibm-cloud" : "default-ibm-quantum-platform";

    private static SavedAccount? Account(string path, JsonProperty entry)
    {
        var place = $"account '{(entry.Name.Length > 40 ? entry.Name[..40] : entry.Name).ReplaceLineEndings(" ")}'";
        if (entry.Value.ValueKind != JsonValueKind.Object)
            throw Bad(path, place, "not an object");

        string? Text(string field) => Field(field, JsonValueKind.String, "a string")?.GetString()?.Trim() is { Length: > 0 } text ? text : null;

        bool Flag(string field) => entry.Value.TryGetProperty(field, out var value) && value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False or JsonValueKind.Null => false,
            _ => throw Bad(path, $"{place}: {field}", "not true or false"),
        };

        JsonElement? Field(string field, JsonValueKind kind, string name) =>
            !entry.Value.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null ? null
            : value.ValueKind == kind ? value
            : throw Bad(path, $"{place}: {field}", $"not {name}");

        return Text("channel") is Retired
            ? null
            : new SavedAccount(
                entry.Name,
                Text("channel"),
                Text("token") is { } token ? new Secret(token) : null,
                Text("url"),
                Text("instance") is { } instance ? new Secret(instance) : null,
                Flag("private_endpoint"),
                Flag("is_default_account"));
    }

    private static IbmFault Bad(string path, string place, string reason) =>
        new(FaultKind.Account, HybHanasError.NewBadFile(path, place, reason));
}
