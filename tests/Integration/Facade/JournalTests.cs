using System.Globalization;
using HybHanas.Runs;
using Xunit;

namespace HybHanas.Integration.Tests.Facade;

/// <summary>The journal's lines: read back as written, and no damage goes unseen.</summary>
public class JournalTests
{
    private static Candidate Some(int id) => new()
    {
        Id = id,
        Generation = 1,
        Genome = $"0-{id}-2",
        Description = "conv8k3 \"relu\" > 2q ä",
        Genes = [new("qubits", "2"), new("depth", "1")],
        Accuracy = 0.1 + id / 3.0,
        QuantumSeconds = new(1e-9, 0, 2.5e300, 0.1, 2.5e300),
        ClassicalSeconds = 1 / 7.0,
        TotalSeconds = 2.5e300,
        Parameters = 123,
        Epochs = [new(1, 2.3, 2.2, 0.5)],
        HostSeconds = 0.25,
    };

    [Fact]
    public void A_line_reads_back_as_the_candidate_that_was_written()
    {
        Assert.True(JournalLine.TryOpen(JournalLine.Seal(Some(3)), out var candidate));
        Assert.Equal(JournalLine.Seal(Some(3)), JournalLine.Seal(candidate));
        Assert.Equal(Some(3).Accuracy, candidate.Accuracy);
    }

    /// <summary>Ten thousand with HYBHANAS_FUZZ=10000.</summary>
    private static readonly int Mutations =
        int.TryParse(Environment.GetEnvironmentVariable("HYBHANAS_FUZZ"), CultureInfo.InvariantCulture, out var given) ? given : 400;

    [Fact]
    public void Damaged_journals_are_refused_salvaged_or_read_but_never_wrong()
    {
        using var folder = new TemporaryFolder();
        var whole = string.Concat(Enumerable.Range(1, 4).Select(id => JournalLine.Seal(Some(id)) + "\n"));
        var right = Enumerable.Range(1, 4).ToDictionary(id => id, id => JournalLine.Seal(Some(id)));
        var bytes = System.Text.Encoding.UTF8.GetBytes(whole);
        var path = folder.Sub("evaluations.jsonl");
        for (var seed = 0; seed < Mutations; seed++)
        {
            File.WriteAllBytes(path, Damage(bytes, new Random(seed)));
            foreach (var salvage in new[] { false, true })
            {
                try
                {
                    foreach (var candidate in Journal.Read(path, salvage).Candidates)
                        Assert.Equal(right[candidate.Id], JournalLine.Seal(candidate));
                }
                catch (HybHanasException fault)
                {
                    Assert.Equal("bad-file", fault.Code);
                }
            }
        }
    }

    private static byte[] Damage(byte[] bytes, Random random)
    {
        var damaged = bytes.ToList();
        for (var times = random.Next(1, 4); times > 0 && damaged.Count > 0; times--)
        {
            var at = random.Next(damaged.Count);
            switch (random.Next(5))
            {
                case 0:
                    damaged[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    damaged.RemoveRange(at, Math.Min(random.Next(1, 200), damaged.Count - at));
                    break;
                case 2:
                    damaged.Insert(at, (byte)random.Next(256));
                    break;
                case 3:
                    damaged.RemoveRange(at, damaged.Count - at);
                    break;
                default:
                    damaged.InsertRange(at, damaged.GetRange(random.Next(damaged.Count / 2), damaged.Count / 3));
                    break;
            }
        }

        return [.. damaged];
    }
}
