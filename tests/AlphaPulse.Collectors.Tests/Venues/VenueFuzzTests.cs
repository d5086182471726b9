using System.Text;
using AlphaPulse.Testing;
using AlphaPulse.TestKit;
using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Collectors.Tests.Venues;

/// <summary>Whatever a venue answers gives bars, trades and instruments, or a typed error, and comes to an end.</summary>
public class VenueFuzzTests
{
    private const int MostRequests = 300;
    private static readonly string[] Tokens =
    [
        "null", "true", "1e999", "-0", "\"\"", "\"NaN\"", "{}", "[]", "79228162514264337593543950336", "1704067200000000", "9223372036854775808", "\"\\u0000\"", "[[[[1]]]]", "-1", "0.1e-30",
    ];

    public static TheoryData<string> Names => [.. VenueScripts.All.Select(s => s.Instrument.Venue!)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Damaged_answers_give_typed_errors_only(string name)
    {
        var script = VenueScripts.Of(name);
        var market = MarketOf(script);
        ulong seed = 0;
        var requests = 0;
        await using var server = new LoopbackServer(request =>
        {
            if (++requests > MostRequests)
            {
                return new(400, "endless");
            }

            try
            {
                var reply = script.Answer(Uri.UnescapeDataString(request.Path), request.Query, market);
                return new(reply.Status, Damage(reply.Body, new DeterministicRandom((long)seed)));
            }
            catch (Exception exception) when (exception is KeyNotFoundException or FormatException or OverflowException or ArgumentOutOfRangeException)
            {
                // A damaged id or token came back.
                return new(400, "refused");
            }
        });
        var venue = script.Create(server.Url, pageLimit: 5);
        var series = new BarSeriesId(script.Instrument, Timeframe.OneMinute);
        var first = market.Now.AddMinutes(-12);
        var outcomes = new HashSet<string>(StringComparer.Ordinal);
        var property = Prop.ForAll(ArbMap.Default.ArbFor<ulong>(), drawn =>
        {
            (seed, requests) = (drawn, 0);
            Func<Task>[] calls =
            [
                () => venue.GetTimeAsync(),
                () => venue.GetInstrumentsAsync(),
                () => venue.FindInstrumentAsync(script.Symbol),
                () => DrainAsync(venue.ReadAsync(script.Symbol, series, first, market.Now)),
                () => DrainAsync(venue.ReadTradesAsync(script.Symbol, script.Instrument, first, market.Now)),
            ];
            foreach (var call in calls)
            {
                try
                {
                    // A thread of the pool: the one of the test may not wait for what comes back to it.
                    Task.Run(call).GetAwaiter().GetResult();
                    outcomes.Add("answer");
                }
                catch (VenueException)
                {
                    outcomes.Add("error");
                }
            }

            return requests <= MostRequests;
        });
        property.Check(Config.QuickThrowOnFailure.WithMaxTest(200));
        ((IDisposable)venue).Dispose();
        Assert.Equal(["answer", "error"], outcomes.Order(StringComparer.Ordinal));
    }

    private static ScriptedMarket MarketOf(VenueScript script)
    {
        var first = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return ScriptedMarket.Create(script.Symbol, Timeframe.OneMinute, first, bars: 12, trades: 12);
    }

    private static string Damage(string body, DeterministicRandom random)
    {
        var text = new StringBuilder(body);
        var times = (int)(random.NextDouble() * 4);
        for (var i = 0; i < times && text.Length > 0; i++)
        {
            var at = (int)(random.NextDouble() * text.Length);
            switch ((int)(random.NextDouble() * 7))
            {
                case 0:
                    text.Length = at;
                    break;
                case 1:
                    text[at] = (char)(32 + (int)(random.NextDouble() * 95));
                    break;
                case 2:
                    text.Remove(at, Math.Min(text.Length - at, 1 + (int)(random.NextDouble() * 8)));
                    break;
                case 3:
                    text.Insert(at, Enumerable.Repeat('[', 70).ToArray());
                    break;
                case 4:
                    text.Insert(at, new string('9', 400));
                    break;
                default:
                    ReplaceToken(text, at, Tokens[(int)(random.NextDouble() * Tokens.Length)]);
                    break;
            }
        }

        return text.ToString();
    }

    /// <summary>Puts another value where one between two separators is.</summary>
    private static void ReplaceToken(StringBuilder text, int at, string token)
    {
        var (start, end) = (at, at);
        while (start > 0 && !",:[{".Contains(text[start - 1], StringComparison.Ordinal))
        {
            start--;
        }

        while (end < text.Length && !",:]}".Contains(text[end], StringComparison.Ordinal))
        {
            end++;
        }

        text.Remove(start, end - start).Insert(start, token);
    }

    private static async Task DrainAsync<T>(IAsyncEnumerable<T> pages)
    {
        await foreach (var page in pages)
        {
            Assert.NotNull(page);
        }
    }
}
