using System.Text.RegularExpressions;
using HybHanas.Cli;
using Microsoft.FSharp.Collections;
using Xunit;

namespace HybHanas.Integration.Tests.Cli;

/// <summary>Help, examples and the reference page say what the parser takes.</summary>
public partial class HelpTests
{
    public static TheoryData<string> Commands => [.. All.Select(command => string.Join(' ', command.Path))];

    private static IEnumerable<Command> All => CommandTree.all(CommandTree.ofParser(Arguments.parser));

    [Theory]
    [MemberData(nameof(Commands))]
    public void Help_has_usage_examples_and_exit_codes(string command)
    {
        var help = HelpText.ofLine(Arguments.parser, ListModule.OfSeq(command.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        Assert.Contains("USAGE: " + $"hybhanas {command}".Trim(), help);
        Assert.Contains("EXAMPLES:", help);
        Assert.Contains("130 interrupted", help);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Examples_are_taken_by_the_parser(string command)
    {
        foreach (var (line, what) in Examples.ofCommand(ListModule.OfSeq(command.Split(' ', StringSplitOptions.RemoveEmptyEntries))))
        {
            Assert.NotEqual("", what);
            foreach (var part in Pipe().Split(line))
            {
                var words = Word().Matches(Redirection().Replace(part, "")).Select(word => word.Value.Trim('\'')).ToArray();
                var parsed = Arguments.parser.ParseCommandLine(words is ["hybhanas", .. var rest] ? rest : words, null, null, true);
                Assert.NotNull(parsed.GetSubCommand());
            }
        }
    }

    [Fact]
    public void The_reference_page_is_up_to_date()
    {
        var page = CliReference.page(CommandTree.ofParser(Arguments.parser));
        var file = Path.Combine(AppContext.BaseDirectory, "Docs", "cli.md");
        File.WriteAllText(file + ".new", page);
        Assert.Equal(File.ReadAllText(file), page);
    }

    [GeneratedRegex(@" \| ")]
    private static partial Regex Pipe();

    [GeneratedRegex(@"(?<=\s)(>>|<|>) \S+")]
    private static partial Regex Redirection();

    [GeneratedRegex(@"'[^']*'|\S+")]
    private static partial Regex Word();
}
