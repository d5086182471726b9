namespace AlphaPulse.Tests;

/// <summary>What cuts a series and what does not.</summary>
public class SeriesCutsTests
{
    private static readonly InstrumentId Coin = InstrumentId.Parse("test:AAA-USDT");
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_delisting_a_listing_behind_it_a_reuse_and_a_split_cut_and_nothing_else_does()
    {
        var cuts = SeriesCuts.Of(
        [
            Event(InstrumentEventKind.Split, 50) with { SplitRatio = 10m },
            Event(InstrumentEventKind.Listing, 0),
            Event(InstrumentEventKind.Rename, 1),
            Event(InstrumentEventKind.GridChange, 2) with { TickSize = 1m },
            Event(InstrumentEventKind.Delisting, 10) with { KnownAt = Start },
            Event(InstrumentEventKind.Listing, 20),
            Event(InstrumentEventKind.Reuse, 30),
        ]);
        Assert.Equal([(10, InstrumentEventKind.Delisting), (20, InstrumentEventKind.Listing), (30, InstrumentEventKind.Reuse), (50, InstrumentEventKind.Split)], cuts.Select(c => (Hours(c.At), c.Kind)));
        Assert.Equal(Start, cuts[0].KnownAt);
        Assert.Equal([30], SeriesCuts.Of([Event(InstrumentEventKind.Split, 50) with { SplitRatio = 10m }, Event(InstrumentEventKind.Reuse, 30)], new SeriesCutOptions { SplitsAreAdjusted = true }).Select(c => Hours(c.At)));
    }

    [Fact]
    public void A_halt_cuts_where_it_ends_if_it_was_long_and_only_as_both_ends_were_known()
    {
        InstrumentEvent[] halts =
        [
            Event(InstrumentEventKind.Halt, 0), Event(InstrumentEventKind.Resume, 24),
            Event(InstrumentEventKind.Halt, 100) with { KnownAt = Start.AddHours(200) }, Event(InstrumentEventKind.Resume, 125),
            Event(InstrumentEventKind.Halt, 300),
        ];
        var cut = Assert.Single(SeriesCuts.Of(halts));
        Assert.Equal((125, 200), (Hours(cut.At), Hours(cut.KnownAt)));
        Assert.Contains("halted since 2024-01-05T04:00:00Z", cut.Evidence, StringComparison.Ordinal);
        Assert.Equal([24, 125], SeriesCuts.Of(halts, new SeriesCutOptions { LongestHalt = TimeSpan.FromHours(23) }).Select(c => Hours(c.At)));
    }

    [Fact]
    public void Instruments_are_kept_apart_and_what_is_wrong_is_refused()
    {
        var other = InstrumentId.Parse("test:BBB-USDT");
        Assert.Empty(SeriesCuts.Of([Event(InstrumentEventKind.Halt, 0), Event(InstrumentEventKind.Resume, 99) with { Instrument = other }]));
        Assert.Throws<ArgumentException>(() => SeriesCuts.Of([Event(InstrumentEventKind.Split, 0)]));
        Assert.Throws<ArgumentException>(() => SeriesCuts.Of([], new SeriesCutOptions { LongestHalt = TimeSpan.FromHours(-1) }));
    }

    private static int Hours(DateTimeOffset time) => (int)(time - Start).TotalHours;

    private static InstrumentEvent Event(InstrumentEventKind kind, int hour) => new(Coin, kind, Start.AddHours(hour), Start.AddHours(hour), "a notice");
}
