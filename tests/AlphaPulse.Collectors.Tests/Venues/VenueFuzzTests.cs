using System.Text;
using AlphaPulse.Collectors.Tests.Fuzz;
using AlphaPulse.Testing;
using AlphaPulse.TestKit;
using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Collectors.Tests.Venues;

/// <summary>Whatever a venue answers gives bars, trades and instruments, or a typed error, and comes to an end.</summary>
public class VenueFuzzTests
{
    private const int MostRequests = 300;

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

            var reply = VenueCalls.Answer(script, request, market);
            return new(reply.Status, Encoding.UTF8.GetString(Mutation.Of(Encoding.UTF8.GetBytes(reply.Body), new DeterministicRandom((long)seed))));
        });
        var venue = script.Create(server.Url, pageLimit: 5);
        var outcomes = new HashSet<string>(StringComparer.Ordinal);
        var property = Prop.ForAll(ArbMap.Default.ArbFor<ulong>(), drawn =>
        {
            (seed, requests) = (drawn, 0);
            foreach (var (_, ask) in VenueCalls.Of(venue))
            {
                try
                {
                    // A thread of the pool: the one of the test may not wait for what comes back to it.
                    Task.Run(() => ask(venue, script, market)).GetAwaiter().GetResult();
                    outcomes.Add("answer");
                }
                catch (VenueException)
                {
                    outcomes.Add("error");
                }
            }

            return requests <= MostRequests;
        });
        property.Check(Config.QuickThrowOnFailure.WithMaxTest(100));
        ((IDisposable)venue).Dispose();
        Assert.Equal(["answer", "error"], outcomes.Order(StringComparer.Ordinal));
    }

    private static ScriptedMarket MarketOf(VenueScript script)
    {
        var first = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return ScriptedMarket.Create(script.Symbol, Timeframe.OneMinute, first, bars: 12, trades: 12);
    }
}
