using HybHanas.Data;
using Xunit;

namespace HybHanas.Integration.Tests.Data;

/// <summary>Tables of one's own: what is read of them, and what is said of faults.</summary>
public class CsvTableTests
{
    private static DataSet Load(string text, string? label = null)
    {
        using var folder = new TemporaryFolder();
        return CsvTable.Load(folder.File("own.csv", text), label).OrThrow();
    }

    private static string Fault(string text, string? label = null)
    {
        using var folder = new TemporaryFolder();
        return Assert.Throws<HybHanasException>(() => CsvTable.Load(folder.File("own.csv", text), label).OrThrow()).Message;
    }

    [Theory]
    [InlineData("a,b,kind\n1,2.5,cat\n-3e1,4,dog\n")]
    [InlineData("\uFEFFa,b,kind\r\n1,2.5,cat\r\n\r\n-3e1,4,dog")]
    [InlineData("a;b;kind\n1;2.5;cat\n-3e1;4;dog\n")]
    [InlineData("a\tb\tkind\n 1 \t2.5\tcat\n-3e1\t4\tdog\n")]
    [InlineData("\"a\",b,\"kind\"\n\"1\",2.5,\"cat\"\n-3e1,\"4\",dog\n")]
    public void Separators_quotes_and_line_ends_make_no_difference(string text)
    {
        var data = Load(text);
        Assert.Equal("own", data.Name);
        Assert.Equal([1f, 2.5f, -30f, 4f], data.Values.ToArray());
        Assert.Equal(["cat", "dog"], data.ClassNames);
        Assert.Equal([0, 1], data.Labels.ToArray());
    }

    [Fact]
    public void The_label_may_be_any_column_and_its_classes_keep_their_names()
    {
        var data = Load("kind,\"size, in cm\"\n\"big \"\"one\"\"\",3\n10,4\n", "kind");
        Assert.Equal(["10", "big \"one\""], data.ClassNames);
        Assert.Equal([1, 0], data.Labels.ToArray());
        Assert.Equal(["2", "10"], Load("x,y\n1,10\n2,2\n").ClassNames);
        Assert.Equal("1 features", data.Shape.ToString());
    }

    [Theory]
    [InlineData("a,b\n1,x\n\n\"\",y\n2,z\n,w\n", null, "line 4: has no value for 'a' (so have 1 more lines, the next is 6)")]
    [InlineData("a,b\n\"1\n2\",x\nNA,y\n", null, "line 4: has no value for 'a'")]
    [InlineData("a,b\n1,x\ntwo,y\n", null, "line 3: has 'two' for 'a', which is not a number")]
    [InlineData("a,b\n1,x\n1e99,y\n", null, "line 3: has '1e99' for 'a'")]
    [InlineData("a,b\n1,x\n2\n", null, "line 3: has 1 fields; the header has 2")]
    [InlineData("a,b\n1,x\n\"2,y\n", null, "line 3: has a quote that is not closed")]
    [InlineData("a,a\n1,x\n", null, "line 1: names the column 'a' twice")]
    [InlineData("a\n1\n", null, "line 1: has 1 columns")]
    [InlineData("a,b\n", null, "a header and a line for each sample are needed")]
    [InlineData("", null, "a header and a line for each sample are needed")]
    [InlineData("size,kind\n1,x\n2,y\n", "kid", "nearest: 'kind'")]
    [InlineData("a,b\n1,x\n2,x\n", null, "classes of 'own' is 1")]
    public void A_fault_names_its_line(string text, string? label, string message) => Assert.Contains(message, Fault(text, label));
}
