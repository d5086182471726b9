using System.Globalization;
using System.Text;
using AlphaPulse.TestKit;

namespace AlphaPulse.Collectors.Tests.Life;

/// <summary>What an audit sees becomes events that cut.</summary>
public sealed class AuditHintsTests : IDisposable
{
    private static readonly InstrumentId Coin = InstrumentId.Parse("test:AAA-USDT");
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_split_and_a_reused_symbol_become_events_with_an_assumed_time_of_knowledge()
    {
        var start = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var csv = new StringBuilder("open_time,open,high,low,close,volume\n");
        for (var hour = 0; hour < 700; hour++)
        {
            if (hour is >= 300 and < 500)
            {
                continue;
            }

            var price = (hour < 100 ? 100m : hour < 300 ? 10m : 90m) + (hour % 7 / 100m);
            csv.Append(CultureInfo.InvariantCulture, $"{UtcText.Format(start.AddHours(hour))},{price},{price + 0.05m},{price - 0.05m},{price + 0.01m},{(hour < 100 ? 5 : 50) + (hour % 5)}\n");
        }

        var path = _folder.File("bars.csv");
        await File.WriteAllTextAsync(path, csv.ToString());
        var report = await new BarAuditor().AuditAsync(path, new BarAuditOptions { Reading = new ImportOptions { Timeframe = Timeframe.OneHour } });

        var events = AuditHints.Read(report, Coin);

        Assert.Equal(
            [(InstrumentEventKind.Split, start.AddHours(100), 10m), (InstrumentEventKind.Reuse, start.AddHours(500), null)],
            events.Select(e => (e.Kind, e.At, e.SplitRatio)).ToArray());
        Assert.All(events, e => Assert.Equal((e.At, true, null), (e.KnownAt, e.IsKnownAtAssumed, e.FindDefect())));
        Assert.Contains("bars.csv, lines 101, 102: the price goes from", events[0].Evidence, StringComparison.Ordinal);
        Assert.Equal([start.AddHours(100), start.AddHours(500)], SeriesCuts.Of(events).Select(c => c.At));
    }
}
