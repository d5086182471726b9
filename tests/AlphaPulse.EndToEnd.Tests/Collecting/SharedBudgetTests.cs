using AlphaPulse.TestKit;

namespace AlphaPulse.EndToEnd.Tests.Collecting;

/// <summary>Processes of the command line keep together what a venue allows.</summary>
public sealed class SharedBudgetTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>A ban of longer than a run waits, so that each ends at once: what counts is whether the venue was asked.</summary>
    [Fact]
    public async Task A_second_process_honours_the_ban_of_the_first()
    {
        await using var server = new LoopbackServer(_ => new(418, """{"code":-1003,"msg":"Way too much request weight used; IP banned."}""")
        {
            Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Retry-After"] = "86400" },
        });
        var budgets = _folder.File("budgets");
        var first = await CommandLine.RunAsync(MinuteVenue.Arguments(server, _folder.File("bars.db"), "--budget-folder", budgets));
        Assert.Equal(1, first.ExitCode);
        Assert.Contains("IP banned", first.Errors, StringComparison.Ordinal);
        var asked = server.Requests.Count;
        Assert.InRange(asked, 1, 2);

        string[] venue = ["--venue", "binance", "--base-url", server.Url.ToString(), "--budget-folder", budgets];
        string[] symbol = ["--symbol", "BTCUSDT", "--timeframe", "1m"];
        string[][] others =
        [
            MinuteVenue.Arguments(server, _folder.File("other.db"), "--budget-folder", budgets),
            ["bars", "compare", .. venue, .. symbol, "--from", "2024-01-01", "--to", "2024-01-02"],
            ["bars", "watch", .. venue, .. symbol],
            ["instruments", "life", "look", .. venue, "--store", _folder.File("life.db")],
            ["run", .. venue, .. symbol, "--workdir", _folder.File("run")],
        ];
        foreach (var arguments in others)
        {
            var other = await CommandLine.RunAsync(arguments);
            Assert.True(other.ExitCode == 1, other.Errors);
            Assert.Contains("was not sent", other.Errors, StringComparison.Ordinal);
            Assert.Equal(asked, server.Requests.Count);
        }

        await CommandLine.RunAsync(MinuteVenue.Arguments(server, _folder.File("bars.db"), "--budget-folder", _folder.File("elsewhere")));
        Assert.InRange(server.Requests.Count, asked + 1, asked + 2);
    }

    [Fact]
    public async Task The_budgets_are_in_the_local_data_of_the_user_where_no_folder_is_named()
    {
        await using var server = new LoopbackServer(MinuteVenue.Make(20, 100, _ => false).Answer);
        var result = await CommandLine.RunAsUserAsync(_folder.Path, MinuteVenue.Arguments(server, _folder.File("bars.db")));
        Assert.True(result.ExitCode == 0, result.Errors);
        Assert.Single(Directory.GetFiles(Path.Combine(_folder.Path, "alphapulse", "budgets"), "127.0.0.1*.budget"));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_named_with_the_remedy()
    {
        var file = _folder.File("file");
        await File.WriteAllTextAsync(file, string.Empty);
        var result = await CommandLine.RunAsync("bars", "watch", "--venue", "binance", "--symbol", "BTCUSDT", "--timeframe", "1m", "--budget-folder", Path.Combine(file, "budgets"));
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Name another with --budget-folder.", result.Errors, StringComparison.Ordinal);
    }
}
