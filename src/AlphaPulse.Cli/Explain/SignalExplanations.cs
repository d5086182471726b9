using AlphaPulse.Cli.Bars;
using AlphaPulse.Cli.Output;
using AlphaPulse.Hosting;
using AlphaPulse.Storage.Sqlite;

namespace AlphaPulse.Cli.Explain;

/// <summary>The explanation that a run kept with a signal.</summary>
internal static class SignalExplanations
{
    private const string Form = "write it as the ledger does, as in binance:BTC-USDT@1h/2024-06-01T00:00:00Z/m-3bf86a8b3db1be02/champion";

    public static async Task<SignalExplanationResult> FindAsync(string signal, string workdir, CancellationToken cancellationToken)
    {
        // The parts behind the series: an instrument may hold anything.
        var parts = signal.Split('/');
        if (parts.Length < 4 || parts[^1] is not ("champion" or "shadow"))
        {
            throw new FormatException($"--signal is '{signal}'; {Form}.");
        }

        var time = TimeText.Parse("the time in --signal", parts[^3]);
        var query = new OutcomeQuery
        {
            From = time,
            To = time.AddTicks(1),
            ModelVersion = parts[^2],
            Mode = parts[^1] == "champion" ? SignalMode.Champion : SignalMode.Shadow,
        };
        await using var database = Stores.OpenExisting(Path.Combine(workdir, PipelineFiles.Store));
        await foreach (var explanation in new SqliteOutcomeLedger(database).ReadExplanationsAsync(query, cancellationToken))
        {
            if (explanation.SignalId == signal)
            {
                return new SignalExplanationResult(
                    signal, explanation.Sum, explanation.ExpectedValue, [.. explanation.Contributions.Select(c => new SignalContributionEntry(c.Feature, c.Amount))], explanation.Remainder);
            }
        }

        throw new StoreException($"The ledger in '{workdir}' has no explanation of {signal}: there is no such signal, or it was not explained; 'alphapulse run --explain' keeps them.");
    }

    public static void Print(SignalExplanationResult result, bool asJson)
    {
        if (asJson)
        {
            Printer.Json(result, CliJsonContext.Default.SignalExplanationResult);
            return;
        }

        Printer.Table(
            ["feature", "amount"],
            [
                ["(expected value)", result.ExpectedValue], .. result.Contributions.Select(c => (IReadOnlyList<object>)[c.Feature, c.Amount]),
                ["(all others)", result.Remainder], ["(sum)", result.Sum],
            ]);
    }
}
