using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HybHanas.Core;
using HybHanas.Models;
using Xunit;

namespace HybHanas.Integration.Tests.Models;

/// <summary>Model files: what is saved comes back, and nothing damaged or hostile gets further than one line.</summary>
public class ModelFileTests
{
    [Fact]
    public void A_saved_model_comes_back_byte_for_byte_and_predicts_the_same()
    {
        using var folder = new TemporaryFolder();
        foreach (var (name, architecture) in Trained.Architectures)
        {
            var model = TrainedModel.Of(Trained.Record(architecture));
            model.Save(folder.Sub($"{name}.json"));
            var loaded = TrainedModel.Load(folder.Sub($"{name}.json"));
            loaded.Save(folder.Sub("again.json"));
            Assert.Equal(File.ReadAllText(folder.Sub($"{name}.json")), File.ReadAllText(folder.Sub("again.json")));
            var values = Enumerable.Range(0, 3 * model.Shape.Features).Select(i => i % 5 / 2f).ToArray();
            Assert.Equal(model.Parameters.ToArray(), loaded.Parameters.ToArray());
            Assert.Equal(
                model.Predict(values, TestContext.Current.CancellationToken).SelectMany(row => row.Probabilities),
                loaded.Predict(values, TestContext.Current.CancellationToken).SelectMany(row => row.Probabilities));
            Assert.Equal(architecture, ArchitectureRecord.Of(architecture).ToArchitecture());
        }
    }

    [Fact]
    public void A_damaged_file_is_refused_in_one_line_that_names_it()
    {
        using var folder = new TemporaryFolder();
        var text = Trained.Record(Trained.Architectures["strong"]).Print();
        var bytes = Encoding.UTF8.GetBytes(text);
        var path = folder.Sub("damaged.json");
        for (var i = 0; i < 300; i++)
        {
            var seed = SeedModule.item(i, SeedModule.create(17));
            var damaged = Damaged(bytes, seed);
            if (damaged.AsSpan().SequenceEqual(bytes))
                continue;
            File.WriteAllBytes(path, damaged);
            Refused(path);
        }
    }

    [Fact]
    public void What_is_sealed_but_makes_no_sense_is_refused_too()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Sub("hostile.json");
        var whole = JsonNode.Parse(Trained.Record(Trained.Architectures["images"]).Print())!;
        JsonNode?[] values =
            [null, -1, 0, 1.5, 2_000_000_000, 1e300, "", "none", "../../x", new JsonArray(), new JsonArray(1, null), new JsonObject(), true];
        var (count, refused) = (0, 0);
        foreach (var place in Places(whole, "").Where(place => !place.StartsWith("origin", StringComparison.Ordinal)).ToList())
        {
            foreach (var value in values)
            {
                var changed = whole.DeepClone();
                Put(changed, place, value?.DeepClone());
                File.WriteAllText(path, Sealed(changed));
                count++;
                try
                {
                    TrainedModel.Load(path);
                }
                catch (HybHanasException fault)
                {
                    refused++;
                    Assert.DoesNotContain('\n', fault.Message);
                    Assert.Contains("hostile.json", fault.Message);
                }
            }
        }

        Assert.True(count > 300, $"{count}");
        Assert.True(refused > count / 2, $"{refused} of {count}");
    }

    [Theory]
    [InlineData("", "is not a model")]
    [InlineData("{}", "is not a model")]
    [InlineData("null", "is not a model")]
    [InlineData("[1,2", "is not a model")]
    [InlineData("\0\0\0\0", "is not a model")]
    public void What_is_no_model_is_said_to_be_none(string text, string message)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Sub("x.json"), text);
        Assert.Contains(message, Refused(folder.Sub("x.json")));
    }

    [Fact]
    public void Another_version_and_a_missing_file_are_named()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Sub("new.json"), Trained.Record(Trained.Architectures["cz"]).Print().Replace("model/1", "model/9", StringComparison.Ordinal));
        Assert.Contains("'hybhanas-model/9'; this version reads 'hybhanas-model/1'", Refused(folder.Sub("new.json")));
        Assert.Contains("no such file", Refused(folder.Sub("none.json")));
        Assert.Contains("is a folder", Refused(Path.GetTempPath()));
    }

    private static string Refused(string path)
    {
        var fault = Assert.Throws<HybHanasException>(() => TrainedModel.Load(path));
        Assert.Equal("bad-file", fault.Code);
        Assert.DoesNotContain('\n', fault.Message);
        return fault.Message;
    }

    /// <summary>Cut, changed, doubled or swapped bytes.</summary>
    private static byte[] Damaged(byte[] bytes, Seed seed)
    {
        var (at, length) = (SeedModule.below(bytes.Length, 0, seed), 1 + SeedModule.below(40, 1, seed));
        var end = Math.Min(bytes.Length, at + length);
        switch (SeedModule.below(4, 2, seed))
        {
            case 0:
                return bytes[..at];
            case 1:
                return [.. bytes[..at], .. bytes[end..]];
            case 2:
                return [.. bytes[..end], .. bytes[at..]];
            default:
                byte[] changed = [.. bytes];
                changed[at] ^= (byte)(1 + SeedModule.below(255, 3, seed));
                return changed;
        }
    }

    private static IEnumerable<string> Places(JsonNode? node, string path) => node switch
    {
        JsonObject entries => entries.SelectMany(entry => Places(entry.Value, path.Length == 0 ? entry.Key : $"{path}/{entry.Key}").Prepend(
            path.Length == 0 ? entry.Key : $"{path}/{entry.Key}")),
        JsonArray items => items.Take(2).SelectMany((item, index) => Places(item, $"{path}/{index}").Prepend($"{path}/{index}")),
        _ => [],
    };

    private static void Put(JsonNode root, string place, JsonNode? value)
    {
        var steps = place.Split('/');
        var node = root;
        foreach (var step in steps[..^1])
            node = node is JsonArray items ? items[int.Parse(step)]! : node[step]!;
        if (node is JsonArray array)
            array[int.Parse(steps[^1])] = value;
        else
            node[steps[^1]] = value;
    }

    private static string Sealed(JsonNode node)
    {
        var text = Regex.Replace(node.ToJsonString(), "\"checksum\":\"[^\"]*\"", "\"checksum\":\"\"");
        var digest = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        return text.Replace("\"checksum\":\"\"", $"\"checksum\":\"{digest}\"", StringComparison.Ordinal);
    }
}
