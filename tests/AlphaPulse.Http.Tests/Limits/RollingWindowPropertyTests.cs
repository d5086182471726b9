using AlphaPulse.TestKit;
using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Http.Tests.Limits;

/// <summary>In no rolling window of the venue is a limit exceeded, whatever happens.</summary>
public class RollingWindowPropertyTests
{
    private static readonly TimeSpan Flight = TimeSpan.FromSeconds(2);
    private static readonly RateLimit[] Limits =
    [
        new("weight", 20, TimeSpan.FromSeconds(10)),
        new("requests", 7, TimeSpan.FromSeconds(3)) { Unit = RateUnit.Requests },
        new("orders", 4, TimeSpan.FromSeconds(5)) { Group = "orders" },
    ];

    [Fact]
    public void Of_one_process() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Property(shared: false));

    [Fact]
    public void Of_several_that_share_a_file_and_restart_and_lose_it() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(15), Property(shared: true));

    private static Property Property(bool shared) => Prop.ForAll<int>(seed => Run(seed, shared));

    private static bool Run(int seed, bool shared)
    {
        using var folder = new TemporaryFolder();
        var random = new DeterministicRandom(seed);
        var inner = new ManualClock(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var clock = new JumpingClock(inner);
        RateBudget Open() => new("host", clock, Limits, shared ? folder.Path : null);
        RateBudget[] budgets = shared ? [Open(), Open()] : [Open()];
        var arrivals = new List<(long At, int Weight, string? Group)>();
        var underway = new List<(RateLease Lease, DateTimeOffset SentAt, int Weight, string? Group)>();
        for (var step = 0; step < 300; step++)
        {
            var i = random.NextInt32(budgets.Length);
            switch (random.NextInt32(shared ? 24 : 22))
            {
                case < 12:
                    var demand = new RateDemand
                    {
                        Weight = random.NextInt32(6),
                        Group = random.NextInt32(3) == 0 ? "orders" : null,
                        Priority = (RequestPriority)random.NextInt32(2),
                        Flight = Flight,
                        Patience = TimeSpan.Zero,
                    };
                    if (demand.Group is not null && demand.Weight > 4)
                    {
                        break;
                    }

                    try
                    {
                        underway.Add((budgets[i].AcquireAsync(demand).AsTask().GetAwaiter().GetResult(), inner.GetUtcNow(), demand.Weight, demand.Group));
                    }
                    catch (RateBudgetException)
                    {
                        // There was no room.
                    }

                    break;
                case < 16 when underway.Count > 0:
                    // It reached the venue some time between sending and the answer, and not after its try was given up.
                    var (lease, sentAt, weight, group) = underway[random.NextInt32(underway.Count)];
                    underway.RemoveAll(u => u.Lease == lease);
                    var latest = Math.Min((inner.GetUtcNow() - sentAt).Ticks, Flight.Ticks);
                    arrivals.Add((sentAt.Ticks + (long)(random.NextDouble() * latest), weight, group));
                    lease.Dispose();
                    break;
                case < 18:
                    inner.Advance(TimeSpan.FromMilliseconds(random.NextInt32(4_000)));
                    break;
                case 18:
                    clock.Offset += TimeSpan.FromHours(random.NextInt32(100) - 50);
                    break;
                case 19:
                    budgets[i].Observe([new RateObservation("weight") { Used = random.NextInt32(25), ResetAt = clock.GetUtcNow().AddSeconds(random.NextInt32(60) - 30) }]);
                    break;
                case 20:
                    budgets[i].Observe([new RateObservation("requests") { Remaining = random.NextInt32(10), Limit = 7 }]);
                    break;
                case 22:
                    // Another process takes the place of one.
                    budgets[i] = Open();
                    break;
                case 23:
                    File.WriteAllBytes(Directory.EnumerateFiles(folder.Path).FirstOrDefault() ?? Path.Combine(folder.Path, "host.budget"), [1, 2, 3]);
                    break;
            }
        }

        arrivals.AddRange(underway.Select(u => (u.SentAt.Ticks + Flight.Ticks, u.Weight, u.Group)));
        Assert.NotEmpty(arrivals);
        return Array.TrueForAll(Limits, limit => BudgetAssertions.Most(
            arrivals.Where(a => limit.Group is null || limit.Group == a.Group).Select(a => (a.At, limit.Unit == RateUnit.Weight ? (long)a.Weight : 1)),
            limit.Window.Ticks) <= limit.Limit);
    }
}
