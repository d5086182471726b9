using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Tests;

public class BarTests
{
    private static readonly BarSeriesId Series = new(InstrumentId.Parse("binance:BTC-USDT"), Timeframe.OneHour);
    private static readonly DateTimeOffset Open = new(2024, 1, 2, 3, 0, 0, TimeSpan.Zero);

    public static TheoryData<decimal[], string> Defects => new()
    {
        { [0m, 1m, 0m, 1m, 1m], "prices must be positive (open 0, high 1, low 0, close 1)" },
        { [1m, 1m, -1m, 1m, 1m], "low -1" },
        { [1m, 2m, 1m, 2.5m, 1m], "high 2 is below another price" },
        { [3m, 2m, 1m, 1.5m, 1m], "high 2 is below another price" },
        { [1m, 2m, 1.5m, 1.6m, 1m], "low 1.5 is above another price" },
        { [2m, 2m, 1.5m, 1.4m, 1m], "low 1.5 is above another price" },
        { [1m, 2m, 1m, 2m, -0.1m], "volume -0.1 is outside 0" },
        { [1m, 2m, 1m, 2m, Bar.MaximumVolume + 1], "volume 1000000000000000001 is outside 0" },
        { [1m, Bar.MaximumPrice + 1, 1m, 2m, 1m], "high 1000000000001 is over the greatest price" },
    };

    [Theory]
    [MemberData(nameof(Defects))]
    public void Names_the_defect_with_its_values_and_the_place(decimal[] v, string defect)
    {
        var error = Assert.Throws<InvalidBarException>(() => Make(v[0], v[1], v[2], v[3], v[4]));
        Assert.Contains(defect, error.Message, StringComparison.Ordinal);
        Assert.Contains("binance:BTC-USDT@1h at 2024-01-02T03:00:00Z", error.Message, StringComparison.Ordinal);
        Assert.Contains(defect, BarRules.FindDefect(v[0], v[1], v[2], v[3], v[4]), StringComparison.Ordinal);
    }

    [Fact]
    public void Accepts_exactly_what_keeps_the_invariants()
    {
        var price = Gen.Choose(-1, 6).Select(x => (decimal)x);
        var values = from o in price from h in price from l in price from c in price from v in price select (o, h, l, c, v);
        Prop.ForAll(values.ToArbitrary(), x =>
        {
            var sound = x.l > 0 && x.h >= Math.Max(x.o, x.c) && x.l <= Math.Min(x.o, x.c) && x.h >= x.l && x.v >= 0;
            return sound == (BarRules.FindDefect(x.o, x.h, x.l, x.c, x.v) is null);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
        Assert.Null(BarRules.FindDefect(Bar.MaximumPrice, Bar.MaximumPrice, 0.00000001m, 1m, Bar.MaximumVolume));
        Assert.Null(BarRules.FindDefect(1m, 1m, 1m, 1m, 0m));
    }

    [Fact]
    public void Says_the_same_in_every_culture()
    {
        var before = Thread.CurrentThread.CurrentCulture;
        var strange = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        strange.NumberFormat.NumberDecimalSeparator = ",";
        strange.DateTimeFormat.TimeSeparator = ".";
        try
        {
            Thread.CurrentThread.CurrentCulture = strange;
            var error = Assert.Throws<InvalidBarException>(() => Make(1.5m, 1.25m, 1m, 1m, 1m));
            Assert.Contains("2024-01-02T03:00:00Z", error.Message, StringComparison.Ordinal);
            Assert.Contains("high 1.25 is below another price (open 1.5", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }

    [Fact]
    public void Needs_a_series_and_an_availability_after_the_open()
    {
        Assert.Throws<InvalidBarException>(() => new Bar(default, Open, 1, 1, 1, 1, 1, Open.AddHours(1), BarProvenance.Import));
        var error = Assert.Throws<InvalidBarException>(() => new Bar(Series, Open, 1, 1, 1, 1, 1, Open, BarProvenance.Import));
        Assert.Contains("not after it opened", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_detail_out_of_range()
    {
        var bar = Make(1, 1, 1, 1, 1);
        AssertRefused(new BarDetail { QuoteVolume = -1.5m }, "quote volume -1.5");
        AssertRefused(new BarDetail { TradeCount = -2 }, "trade count -2");
        AssertRefused(new BarDetail { TakerBuyVolume = -3m }, "taker buy volume -3");
        AssertRefused(new BarDetail { TakerBuyQuoteVolume = -4m }, "taker buy quote volume -4");
        AssertRefused(new BarDetail { Vwap = 0m }, "vwap 0");

        void AssertRefused(BarDetail detail, string defect) =>
            Assert.Contains(defect, Assert.Throws<InvalidBarException>(() => bar with { Detail = detail }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Knowing_nothing_more_is_said_in_one_way()
    {
        var bar = Make(1, 1, 1, 1, 1);
        Assert.Null((bar with { Detail = new BarDetail() }).Detail);
        Assert.Equal(bar, bar with { Detail = new BarDetail() });
        Assert.Equal(0m, (bar with { Detail = new BarDetail { QuoteVolume = 0m } }).Detail!.QuoteVolume);
    }

    [Fact]
    public void Equality_is_by_value_and_keeps_the_digits()
    {
        var one = Make(1.0m, 2m, 1m, 2m, 1m);
        var other = Make(1.00m, 2m, 1m, 2m, 1m);
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.Equal("1.0", one.Open.ToString(CultureInfo.InvariantCulture));
        Assert.NotEqual(one, Make(1.0m, 2m, 1m, 2m, 2m));
    }

    [Fact]
    public void Times_are_normalised_to_UTC()
    {
        var offset = TimeSpan.FromHours(5);
        var bar = new Bar(Series, Open.ToOffset(offset), 1, 1, 1, 1, 1, Open.AddHours(1).ToOffset(offset), BarProvenance.Import)
        {
            RecordedAt = Open.AddHours(2).ToOffset(offset),
        };
        Assert.Equal([TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero], [bar.OpenTime.Offset, bar.AvailableAt.Offset, bar.RecordedAt!.Value.Offset]);
        Assert.Equal(Open, bar.OpenTime);
    }

    [Fact]
    public void Two_versions_tell_the_same_story_whatever_their_times_and_source()
    {
        var bar = Make(1, 2, 1, 2, 3);
        var later = new Bar(Series, Open, 1, 2, 1, 2, 3, Open.AddDays(1), BarProvenance.VenueRest) { RecordedAt = Open.AddDays(2), IsAvailabilityAssumed = true };
        Assert.NotEqual(bar, later);
        Assert.True(bar.HasSameMarketDataAs(later));
        Assert.False(bar.HasSameMarketDataAs(Make(1, 2, 1, 1.5m, 3)));
        Assert.False(bar.HasSameMarketDataAs(Make(1, 2, 1, 2, 4)));
        Assert.False(bar.HasSameMarketDataAs(bar with { IsProvisional = true }));
        Assert.False(bar.HasSameMarketDataAs(bar with { Detail = new BarDetail { TradeCount = 1 } }));
    }

    [Fact]
    public void Versions_agree_where_both_speak_and_cover_what_they_say_themselves()
    {
        var poor = Make(1, 2, 1, 2, 3);
        var counted = poor with { Detail = new BarDetail { TradeCount = 7 } };
        var valued = poor with { Detail = new BarDetail { QuoteVolume = 5.00m } };
        Assert.True(poor.AgreesWith(counted) && counted.AgreesWith(poor) && counted.AgreesWith(valued));
        Assert.False(counted.AgreesWith(poor with { Detail = new BarDetail { TradeCount = 8 } }));
        Assert.False(counted.AgreesWith(Make(1, 2, 1, 2, 4)));
        Assert.False(counted.AgreesWith(poor with { IsProvisional = true }));
        Assert.True(counted.Covers(poor) && counted.Covers(counted));
        Assert.False(poor.Covers(counted) || counted.Covers(valued));
    }

    [Theory]
    [InlineData(BarProvenance.VenueRest)]
    [InlineData(BarProvenance.Filled)]
    public void What_follows_a_version_is_itself_both_or_the_correction(BarProvenance provenance)
    {
        var poor = Make(1, 2, 1, 2, 3) with { IsAvailabilityAssumed = true };
        var rich = new Bar(Series, Open, 1, 2, 1, 2, 3, Open.AddDays(1), provenance) { Detail = new BarDetail { QuoteVolume = 5.00m, Vwap = 1.5m } };
        var isReal = provenance != BarProvenance.Filled;
        Assert.Same(rich, isReal ? rich.FollowedBy(poor) : rich.FollowedBy(rich));
        Assert.Equal(isReal, !ReferenceEquals(rich, poor.FollowedBy(rich)));
        Assert.Equal(isReal, !ReferenceEquals(poor, rich.FollowedBy(poor)));
        var corrected = Make(1, 2, 1, 1.5m, 3);
        Assert.Same(corrected, poor.FollowedBy(corrected));
        if (isReal)
        {
            var both = (poor with { Detail = new BarDetail { TradeCount = 7, QuoteVolume = 5.0m } }).FollowedBy(rich);
            Assert.Equal(new BarDetail { TradeCount = 7, QuoteVolume = 5m, Vwap = 1.5m }, both.Detail);
            Assert.Equal("5.0", both.Detail!.QuoteVolume!.Value.ToString(CultureInfo.InvariantCulture));
            Assert.Equal((poor.AvailableAt, true, provenance), (both.AvailableAt, both.IsAvailabilityAssumed, both.Provenance));

            // What was added later, nobody saw at that time.
            var watched = poor with { IsAvailabilityAssumed = false, Detail = new BarDetail { TradeCount = 7 } };
            Assert.True(watched.FollowedBy(rich).IsAvailabilityAssumed);
        }
    }

    private static Bar Make(decimal open, decimal high, decimal low, decimal close, decimal volume) =>
        new(Series, Open, open, high, low, close, volume, Open.AddHours(1), BarProvenance.Import);
}
