using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Tests;

public class TimeframeTests
{
    [Fact]
    public void Text_is_read_back() =>
        Prop.ForAll(Domain.AnyTimeframe.ToArbitrary(), timeframe => Timeframe.Parse(timeframe.ToString()) == timeframe)
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_floor_is_on_the_grid_and_its_bar_contains_the_time() =>
        Prop.ForAll(Domain.AnyTimeframe.ToArbitrary(), Domain.Time.ToArbitrary(), (timeframe, time) =>
        {
            var floor = timeframe.Floor(time);
            return floor.Offset == TimeSpan.Zero
                && timeframe.Floor(floor) == floor
                && timeframe.IsOnGrid(floor)
                && floor <= time
                && time < timeframe.Add(floor, 1)
                && timeframe.IsOnGrid(time) == (floor == time);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Adding_and_counting_agree() =>
        Prop.ForAll(Domain.AnyTimeframe.ToArbitrary(), Domain.Time.ToArbitrary(), Gen.Choose(0, 200).ToArbitrary(), (timeframe, time, bars) =>
        {
            var from = timeframe.Floor(time);
            var to = timeframe.Add(from, bars);
            return timeframe.IsOnGrid(to)
                && timeframe.Add(to, -bars) == from
                && timeframe.CountBetween(from, to) == bars
                && timeframe.CountBetween(from, to.AddTicks(1)) == bars + 1
                && timeframe.CountBetween(from.AddTicks(1), to.AddTicks(1)) == bars
                && timeframe.CountBetween(to, from) == 0;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Counts_of_neighbouring_spans_add_up() =>
        Prop.ForAll(Domain.AnyTimeframe.ToArbitrary(), Domain.Time.ArrayOf(3).ToArbitrary(), (timeframe, times) =>
        {
            var sorted = times.Order().ToArray();
            return timeframe.CountBetween(sorted[0], sorted[2])
                == timeframe.CountBetween(sorted[0], sorted[1]) + timeframe.CountBetween(sorted[1], sorted[2]);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Order_agrees_with_equality() =>
        Prop.ForAll(Domain.AnyTimeframe.ToArbitrary(), Domain.AnyTimeframe.ToArbitrary(), (a, b) =>
            (a.CompareTo(b) == 0) == (a == b) && Math.Sign(a.CompareTo(b)) == -Math.Sign(b.CompareTo(a)) && (a < b) == (b > a) && (a <= b) == (b >= a))
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("1s", "2024-05-16T13:47:12.9Z", "2024-05-16T13:47:12Z")]
    [InlineData("15m", "2024-05-16T13:47:12Z", "2024-05-16T13:45:00Z")]
    [InlineData("4h", "2024-05-16T13:47:12Z", "2024-05-16T12:00:00Z")]
    [InlineData("4h", "2024-05-16T01:00:00+02:00", "2024-05-15T20:00:00Z")]
    [InlineData("1d", "2024-05-16T13:47:12Z", "2024-05-16T00:00:00Z")]
    [InlineData("1w", "2024-05-16T13:47:12Z", "2024-05-13T00:00:00Z")]
    [InlineData("1w", "1969-12-31T00:00:00Z", "1969-12-29T00:00:00Z")]
    [InlineData("1mo", "2024-02-29T23:59:59Z", "2024-02-01T00:00:00Z")]
    [InlineData("3mo", "2024-05-16T13:47:12Z", "2024-04-01T00:00:00Z")]
    [InlineData("12mo", "2024-05-16T13:47:12Z", "2024-01-01T00:00:00Z")]
    [InlineData("1h", "1969-12-31T23:30:00Z", "1969-12-31T23:00:00Z")]
    public void Anchors_are_as_documented(string timeframe, string time, string open) =>
        Assert.Equal(Utc(open), Timeframe.Parse(timeframe).Floor(Utc(time)));

    [Theory]
    [InlineData("")]
    [InlineData("h")]
    [InlineData("1")]
    [InlineData("0m")]
    [InlineData("-1m")]
    [InlineData("1H")]
    [InlineData("1M")]
    [InlineData("1 h")]
    [InlineData("1.5h")]
    [InlineData("10001m")]
    [InlineData("99999999999m")]
    [InlineData("1y")]
    public void Refuses(string text)
    {
        Assert.False(Timeframe.TryParse(text, null, out _));
        var error = Assert.Throws<FormatException>(() => Timeframe.Parse(text));
        Assert.Contains($"'{text}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_counts_and_units_out_of_range()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Timeframe(0, TimeframeUnit.Hour));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Timeframe(10_001, TimeframeUnit.Hour));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Timeframe(1, TimeframeUnit.None));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Timeframe(1, (TimeframeUnit)7));
    }

    [Fact]
    public void Default_is_no_timeframe()
    {
        Timeframe none = default;
        Assert.Equal(string.Empty, none.ToString());
        Assert.False(none.IsIntraday);
        Assert.Throws<InvalidOperationException>(() => none.Duration);
        Assert.Throws<InvalidOperationException>(() => none.Floor(DateTimeOffset.UnixEpoch));
        Assert.True(none < Timeframe.OneMinute);
    }

    [Fact]
    public void Names_of_one_grid_differ_but_sort_together()
    {
        Assert.NotEqual(Timeframe.Parse("60m"), Timeframe.OneHour);
        Assert.Equal(Timeframe.Parse("60m").Duration, Timeframe.OneHour.Duration);
        Assert.True(Timeframe.Parse("61m") > Timeframe.OneHour);
        Assert.True(Timeframe.Parse("23h").IsIntraday);
        Assert.False(Timeframe.Parse("24h").IsIntraday);
    }

    [Fact]
    public void A_market_that_never_closes_has_a_bar_at_every_grid_time()
    {
        var calendar = AlwaysOpenCalendar.Instance;
        Assert.Equal("always", calendar.Name);
        Prop.ForAll(Domain.AnyTimeframe.ToArbitrary(), Domain.Time.ToArbitrary(), (timeframe, time) =>
        {
            var next = calendar.NextOpen(timeframe, time);
            return next > time
                && calendar.IsExpected(timeframe, next)
                && calendar.CountExpected(timeframe, time.AddTicks(1), next) == 0
                && calendar.CountExpected(timeframe, time.AddTicks(1), next.AddTicks(1)) == 1
                && calendar.CloseOf(timeframe, next) == calendar.NextOpen(timeframe, next);
        }).QuickCheckThrowOnFailure();
        Assert.False(calendar.IsExpected(Timeframe.OneHour, Utc("2024-01-01T00:30Z")));
    }

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
