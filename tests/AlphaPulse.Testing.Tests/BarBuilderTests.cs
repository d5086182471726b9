namespace AlphaPulse.Testing.Tests;

public class BarBuilderTests
{
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Chains_bars_from_their_closes()
    {
        var bars = new BarBuilder().Closes(100m, 101.5m, 99m);
        Assert.Equal([100m, 100m, 101.5m], bars.Select(b => b.Open));
        Assert.Equal([100m, 101.5m, 101.5m], bars.Select(b => b.High));
        Assert.Equal([100m, 100m, 99m], bars.Select(b => b.Low));
        Assert.Equal([Start, Start.AddHours(1), Start.AddHours(2)], bars.Select(b => b.OpenTime));
        Assert.Equal([Start.AddHours(1), Start.AddHours(2), Start.AddHours(3)], bars.Select(b => b.AvailableAt));
    }

    [Fact]
    public void Says_what_it_is_told()
    {
        var builder = new BarBuilder()
            .For("nyse:SPY", "1d")
            .On(NyseCalendar.Instance)
            .StartingAt(Start.AddDays(4))
            .From(BarProvenance.VenueRest)
            .WithVolume(7m)
            .AvailableAfter(TimeSpan.FromMinutes(15));
        var friday = builder.Next(1m, 3m, 0.5m, 2m);
        var tuesday = builder.Gap().Next(4m);
        Assert.Equal("nyse:SPY@1d", friday.Series.ToString());
        Assert.Equal((7m, BarProvenance.VenueRest), (friday.Volume, friday.Provenance));
        Assert.Equal(Start.AddDays(4).AddHours(21).AddMinutes(15), friday.AvailableAt);
        Assert.Equal(Start.AddDays(8), tuesday.OpenTime);
        Assert.Equal((2m, 4m), (tuesday.Open, tuesday.Close));
    }

    [Fact]
    public void Builds_nothing_that_is_not_valid()
    {
        var builder = new BarBuilder();
        Assert.Throws<InvalidBarException>(() => builder.Next(1m, 0.5m, 0.5m, 1m));
        Assert.Equal(Start, builder.Next(1m).OpenTime);
        var error = Assert.Throws<InvalidOperationException>(() => new BarBuilder().StartingAt(Start.AddMinutes(1)).Next(1m));
        Assert.Contains("2024-01-01T01:00:00", error.Message, StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => builder.For("SPY", "1d"));
    }
}
