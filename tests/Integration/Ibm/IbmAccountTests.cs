using HybHanas.Core;
using HybHanas.Ibm;
using Xunit;

namespace HybHanas.Integration.Tests.Ibm;

public sealed class IbmAccountTests : IDisposable
{
    private const string Key = "aPiKeY_of-the-Environment_0123456789";
    private const string Europe = "crn:v1:bluemix:public:quantum-computing:eu-de:a/account00000000:instance11111111::";

    private readonly TemporaryFolder _home = new();

    public void Dispose() => _home.Dispose();

    private IbmEnvironment Variables(params (string Name, string Value)[] variables) =>
        IbmEnvironment.Read(name => variables.FirstOrDefault(v => v.Name == name).Value, _home.Path);

    private string Save(string json)
    {
        Directory.CreateDirectory(_home.Sub(".qiskit"));
        var path = Path.Combine(_home.Sub(".qiskit"), "qiskit-ibm.json");
        File.WriteAllText(path, json);
        return path;
    }

    private static string Refusal(IbmEnvironment environment, string code = "service")
    {
        var fault = Assert.Throws<IbmFault>(() => IbmAccount.Find(environment));
        Assert.Equal(FaultKind.Account, fault.Kind);
        Assert.Equal(code, HybHanasErrorModule.code(fault.Error));
        Assert.DoesNotContain(Key, fault.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("account00000000", fault.ToString(), StringComparison.Ordinal);
        return fault.Message;
    }

    [Fact]
    public void The_variables_give_the_account_and_beat_the_file()
    {
        Save("""{"default-ibm-quantum-platform":{"channel":"ibm_quantum_platform","token":"other","instance":"crn:x"}}""");
        var account = IbmAccount.Find(Variables(("QISKIT_IBM_TOKEN", $" {Key}\n"), ("QISKIT_IBM_INSTANCE", FakeIbm.Crn)));
        Assert.Equal((Key, "QISKIT_IBM_TOKEN", FakeIbm.Crn), (account.Token.Reveal(), account.TokenOrigin, account.Crn.Reveal()));
        Assert.Equal("https://quantum.cloud.ibm.com/api/v1/", account.Api.ToString());
        Assert.Equal("https://iam.cloud.ibm.com/identity/token", account.Iam.ToString());
    }

    [Theory]
    [InlineData("us-east", "", "https://quantum.cloud.ibm.com/api/v1/")]
    [InlineData("eu-de", "", "https://eu-de.quantum.cloud.ibm.com/api/v1/")]
    [InlineData("eu-de", "https://test.cloud.ibm.com/x", "https://eu-de.quantum.test.cloud.ibm.com/api/v1/")]
    [InlineData("eu-de", "http://127.0.0.1:8080", "http://127.0.0.1:8080/api/v1/")]
    public void The_region_and_the_address_give_the_services_address(string region, string url, string expected)
    {
        var crn = Europe.Replace("eu-de", region, StringComparison.Ordinal);
        var account = IbmAccount.Find(Variables(
            ("QISKIT_IBM_TOKEN", Key), ("QISKIT_IBM_INSTANCE", crn), ("QISKIT_IBM_URL", url), ("IAM_URL", "https://iam.example.org")));
        Assert.Equal(expected, account.Api.ToString());
        Assert.Equal("https://iam.example.org/identity/token", account.Iam.ToString());
    }

    [Fact]
    public void Without_any_account_it_is_told_how_to_make_one() =>
        Assert.Equal(
            "no IBM Quantum account: set QISKIT_IBM_TOKEN (API key) and QISKIT_IBM_INSTANCE (CRN), or save an account in "
            + Path.Combine(_home.Path, ".qiskit", "qiskit-ibm.json"),
            Refusal(Variables()));

    [Theory]
    [InlineData("""{"a":T,"b":{"channel":"ibm_cloud","token":"tb","instance":CRN,"is_default_account":true}}""", "", "tb")]
    [InlineData("""{"a":T,"default-ibm-quantum-platform":{"channel":"ibm_quantum_platform","token":"td","instance":CRN},"z":T}""", "", "td")]
    [InlineData("""{"a":T,"z":{"channel":"ibm_quantum_platform","token":"tz","instance":CRN}}""", "", "tz")]
    [InlineData("""{"default-ibm-cloud":{"channel":"ibm_cloud","token":"tc","instance":CRN}}""", "", "tc")]
    [InlineData("""{"a":T,"c":{"channel":"ibm_cloud","token":"tc","instance":CRN}}""", "ibm_cloud", "tc")]
    [InlineData("""{"a":T,"old":{"channel":"ibm_quantum","token":7,"is_default_account":true}}""", "", "ta")]
    public void The_saved_account_is_the_one_qiskit_takes(string json, string channel, string token)
    {
        Save(json
            .Replace("T,", """{"channel":"ibm_quantum_platform","token":"ta","instance":CRN},""", StringComparison.Ordinal)
            .Replace("T}", """{"channel":"ibm_quantum_platform","token":"ta","instance":CRN}}""", StringComparison.Ordinal)
            .Replace("CRN", $"\"{Europe}\"", StringComparison.Ordinal));
        Assert.Equal(token, IbmAccount.Find(Variables(("QISKIT_IBM_CHANNEL", channel))).Token.Reveal());
    }

    [Fact]
    public void A_saved_account_is_named_in_messages_and_may_use_a_private_endpoint()
    {
        var path = Save($$"""
            {"mine":{"channel":"ibm_quantum_platform","token":"{{Key}}","instance":"{{Europe}}",
             "private_endpoint":true,"proxies":{},"verify":true} }
            """);
        var account = IbmAccount.Find(Variables());
        Assert.Equal($"account 'mine' in {path}", account.TokenOrigin);
        Assert.Equal("https://private.eu-de.quantum.cloud.ibm.com/api/v1/", account.Api.ToString());
        Assert.Equal("https://private.iam.cloud.ibm.com/identity/token", account.Iam.ToString());
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"auto\"")]
    [InlineData("\"my instance\"")]
    public void An_instance_without_crn_is_taken_from_the_variable(string instance)
    {
        var path = Save($$"""{"mine":{"channel":"ibm_quantum_platform","token":"{{Key}}","instance":{{instance}} } }""");
        Assert.Equal(Europe, IbmAccount.Find(Variables(("QISKIT_IBM_INSTANCE", Europe))).Crn.Reveal());
        var message = Refusal(Variables());
        Assert.StartsWith($"account 'mine' in {path}: ", message, StringComparison.Ordinal);
        Assert.EndsWith("CRN (it begins with 'crn:') in QISKIT_IBM_INSTANCE", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("QISKIT_IBM_TOKEN", "two words")]
    [InlineData("QISKIT_IBM_TOKEN", "line\r\nX-Header: 1")]
    [InlineData("QISKIT_IBM_INSTANCE", "")]
    [InlineData("QISKIT_IBM_INSTANCE", "auto")]
    [InlineData("QISKIT_IBM_INSTANCE", "crn:v1:bluemix:public:quantum-computing:us-east")]
    [InlineData("QISKIT_IBM_INSTANCE", "crn:v1:bluemix:public:quantum-computing:evil.example/:a/account00000000:i::")]
    [InlineData("QISKIT_IBM_URL", "cloud")]
    [InlineData("QISKIT_IBM_URL", "http://cloud.ibm.com")]
    [InlineData("QISKIT_IBM_URL", "https://user:aPiKeY_of-the-Environment_0123456789@cloud.ibm.com")]
    [InlineData("QISKIT_IBM_CHANNEL", "ibm_quantum")]
    [InlineData("IAM_URL", "ftp://x")]
    public void A_variable_that_cannot_be_is_named(string variable, string value)
    {
        var good = new Dictionary<string, string> { ["QISKIT_IBM_TOKEN"] = Key, ["QISKIT_IBM_INSTANCE"] = FakeIbm.Crn };
        IbmAccount.Find(Variables([.. good.Select(v => (v.Key, v.Value))]));
        good[variable] = value;
        Assert.StartsWith($"{variable}: ", Refusal(Variables([.. good.Select(v => (v.Key, v.Value))])), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "line 1: not JSON")]
    [InlineData("[]", "not an object of accounts")]
    [InlineData("{\"a\":5}", "account 'a': not an object")]
    [InlineData("{\"a\":{\"token\":{\"x\":\"aPiKeY_of-the-Environment_0123456789\"}}}", "account 'a': token: not a string")]
    [InlineData("{\"a\":{\"token\":\"t\",\"is_default_account\":\"yes\"}}", "account 'a': is_default_account: not true or false")]
    [InlineData("{\"a\":{\"token\":\"\\ud800\"}}", "holds characters that are not Unicode text")]
    public void A_file_that_cannot_be_is_named_with_the_place(string json, string reason)
    {
        var path = Save(json);
        Assert.Equal($"{path}: {reason}", Refusal(Variables(), "bad-file"));
    }

    [Fact]
    public void An_account_without_token_is_named()
    {
        var path = Save("""{"a":{"channel":"ibm_quantum_platform"}}""");
        Assert.Equal($"account 'a' in {path}: has no token; save the API key there", Refusal(Variables()));
    }

    [Fact]
    public void The_cache_folder_follows_the_variables()
    {
        static string Find(string name, string value, string? windows = null) =>
            CacheFolder.Find(asked => asked == name ? value : null, "/home/u", windows);
        Assert.Equal("/chosen", Find("HYBHANAS_CACHE", "/chosen"));
        Assert.Equal("/chosen", Find("HYBHANAS_CACHE", "/chosen", "/local"));
        Assert.Equal(Path.Combine("/xdg", "hybhanas"), Find("XDG_CACHE_HOME", "/xdg"));
        Assert.Equal(Path.Combine("/home/u", ".cache", "hybhanas"), Find("XDG_CACHE_HOME", "relative"));
        Assert.Equal(Path.Combine("/home/u", ".cache", "hybhanas"), Find("", ""));
        Assert.Equal(Path.Combine("/local", "hybhanas", "cache"), Find("XDG_CACHE_HOME", "/xdg", "/local"));
    }
}
