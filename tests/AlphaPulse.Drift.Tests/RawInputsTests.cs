namespace AlphaPulse.Drift.Tests;

public class RawInputsTests
{
    private static readonly BarSeriesId Series = new(InstrumentId.Parse("binance:BTC-USDT"), Timeframe.Parse("1h"));

    [Fact]
    public void Volume_range_and_spacing_are_written_as_logarithms()
    {
        var raw = new RawInputs();
        var row = new double[3];
        raw.Write(Bar(0, 110, 100, 50), row);
        Assert.Equal(Math.Log(50), row[0], 12);
        Assert.Equal(Math.Log(Math.Log(1.1)), row[1], 12);
        Assert.True(double.IsNaN(row[2]));

        raw.Write(Bar(2, 110, 100, 50), row);
        Assert.Equal(Math.Log(7200), row[2], 12);
    }

    [Fact]
    public void What_has_no_logarithm_is_missing()
    {
        var row = new double[3];
        new RawInputs().Write(Bar(0, 100, 100, 0), row);
        Assert.All(row, v => Assert.True(double.IsNaN(v)));
    }

    [Fact]
    public void Bars_out_of_order_are_refused()
    {
        var raw = new RawInputs();
        raw.Write(Bar(1, 110, 100, 50), new double[3]);
        Assert.Throws<ArgumentException>(() => raw.Write(Bar(1, 110, 100, 50), new double[3]));
        Assert.Throws<ArgumentException>(() => raw.Write(Bar(2, 110, 100, 50), new double[2]));
    }

    private static Bar Bar(int hour, decimal high, decimal low, decimal volume) =>
        new(Series, Rows.Hour(hour), low, high, low, high, volume, Rows.Hour(hour + 1), BarProvenance.Simulated);
}
