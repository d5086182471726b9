using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Collectors.Tests.Backfill;

/// <summary>Any venue with any holes, read in any pages, failing at any page of any run: the ledger is right after every one of them.</summary>
public sealed class BackfillFaultTests
{
    private const int Hours = 80;
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private sealed record Case(int[] Holes, int[] Untraded, int PageSize, int[] Failures, int Loss, BackfillOrder Order);

    [Fact]
    public void The_ledger_never_claims_what_is_not_there_and_ends_with_everything_that_the_venue_has()
    {
        var hour = Gen.Choose(0, Hours - 1);
        var cases =
            from holes in hour.ListOf()
            from untraded in hour.ListOf()
            from size in Gen.Choose(1, 30)
            from failures in Gen.Choose(0, 12).ListOf(4)
            from loss in Gen.Choose(0, 3)
            from order in Gen.Elements(BackfillOrder.OldestFirst, BackfillOrder.NewestFirst)
            select new Case([.. holes], [.. untraded], size, [.. failures], loss, order);
        Prop.ForAll(cases.ToArbitrary(), one => CheckAsync(one).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(40));
    }

    private static async Task CheckAsync(Case one)
    {
        await using var bench = new Workbench();
        var bars = Enumerable.Range(0, Hours).Except(one.Holes)
            .Select(hour => VenueBackfillTests.Bar(hour, trades: one.Untraded.Contains(hour) ? 0 : 3)).ToList();
        var venue = new ScriptedVenue(bars) { Now = Start.AddHours(Hours), PageSize = one.PageSize };
        var options = new BackfillOptions("BTCUSDT", Timeframe.OneHour) { From = Start, GapTries = 6, GapDelay = TimeSpan.Zero, Order = one.Order };
        foreach (var failure in one.Failures)
        {
            var pages = venue.Pages;
            venue.BeforePage = page =>
            {
                if (page == pages + failure)
                {
                    throw new VenueException("test", "gone") { IsTransient = true };
                }
            };

            // The runs that fail lose a bar of some pages as well.
            venue.Change = page => one.Loss > 0 && venue.Pages % 4 == one.Loss ? page with { Bars = [.. page.Bars.Skip(1)] } : page;
            try
            {
                await new VenueBackfill(bench.Ledger).RunAsync(venue, options);
            }
            catch (VenueException)
            {
                // The next run goes on.
            }

            await AssertSoundAsync(bench, bars);
        }

        venue.BeforePage = null;
        venue.Change = page => page;
        await new VenueBackfill(bench.Ledger).RunAsync(venue, options);
        await new VenueBackfill(bench.Ledger).RunAsync(venue, options);
        await AssertSoundAsync(bench, bars);
        Assert.Equal(bars.Select(bar => bar.OpenTime), (await bench.ReadAsync()).Select(bar => bar.OpenTime));
        var spans = await bench.Ledger.ReadAsync(Workbench.Series);
        foreach (var bar in bars)
        {
            var state = spans.Single(span => span.From <= bar.OpenTime && bar.OpenTime < span.To).State;
            Assert.Equal(bar.Detail!.TradeCount == 0 ? CoverageState.NotTraded : CoverageState.Present, state);
        }

        // What lies after the last bar is still to come; every other hole is known as one.
        var last = bars.Count > 0 ? bars[^1].OpenTime : Start;
        var holes = one.Holes.Distinct().Select(hour => Start.AddHours(hour)).Where(hole => hole < last).ToList();
        Assert.All(holes, hole => Assert.Contains(spans, span => !span.IsHeld && span.From <= hole && hole < span.To));
        Assert.All(spans.Where(span => !span.IsHeld), span => Assert.True(span.To <= last));
    }

    private static async Task AssertSoundAsync(Workbench bench, List<Bar> truth)
    {
        var stored = (await bench.ReadAsync()).ToDictionary(bar => bar.OpenTime);
        Assert.All(stored.Values, bar => Assert.True(bar.HasSameMarketDataAs(truth.Single(one => one.OpenTime == bar.OpenTime))));
        foreach (var span in await bench.Ledger.ReadAsync(Workbench.Series))
        {
            for (var time = span.From; time < span.To; time = time.AddHours(1))
            {
                Assert.Equal(span.IsHeld, stored.ContainsKey(time));
            }
        }
    }
}
