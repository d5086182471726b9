using System.Globalization;
using System.Text;

namespace AlphaPulse.Hosting;

/// <summary>The explanations of the signals of a run as CSV: one line a contribution, the greatest size first.</summary>
internal static class ContributionsFile
{
    public const string Name = "contributions.csv";

    public static Task WriteAsync(IOutcomeLedger ledger, OutcomeQuery query, string folder, CancellationToken cancellationToken) => AtomicFile.WriteAsync(
        Path.Combine(folder, Name),
        async (stream, token) =>
        {
            var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
            await using (writer.ConfigureAwait(false))
            {
                await writer.WriteLineAsync("signal_id,expected_value,remainder,rank,feature,amount".AsMemory(), token).ConfigureAwait(false);
                await foreach (var explanation in ledger.ReadExplanationsAsync(query, token).ConfigureAwait(false))
                {
                    for (var i = 0; i < explanation.Contributions.Count; i++)
                    {
                        var (feature, amount) = explanation.Contributions[i];
                        var line = string.Create(
                            CultureInfo.InvariantCulture,
                            $"{CsvText.Quote(explanation.SignalId)},{explanation.ExpectedValue:R},{explanation.Remainder:R},{i + 1},{CsvText.Quote(feature)},{amount:R}");
                        await writer.WriteLineAsync(line.AsMemory(), token).ConfigureAwait(false);
                    }
                }
            }
        },
        cancellationToken);
}
