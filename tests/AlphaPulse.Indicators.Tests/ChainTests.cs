namespace AlphaPulse.Indicators.Tests;

public class ChainTests
{
    [Fact]
    public void A_chain_is_the_outer_indicator_of_the_values_of_the_inner_one()
    {
        var bars = TestSeries.Exact("ordinary");
        var chain = IndicatorCatalog.Create<decimal>("ema(20,rsi(14))");
        var typed = new Ema<decimal>(20).Of(new Rsi<decimal>(14));
        var inner = new Rsi<decimal>(14);
        var outer = new Ema<decimal>(20);
        var row = new decimal?[1];
        Assert.Equal(34, chain.Warmup);
        Assert.Equal(34, typed.Warmup);
        foreach (var bar in bars)
        {
            decimal? expected = inner.Update(bar.Close, out var strength) && outer.Update(strength, out var average) ? average : null;
            chain.Update(bar, row);
            Assert.Equal(expected, row[0]);
            Assert.Equal(expected, typed.Update(bar.Close, out var value) ? value : null);
        }
    }

    [Fact]
    public void An_output_that_comes_later_is_a_series_too()
    {
        var chain = IndicatorCatalog.Create<double>("sma(5,macd(12,26,9).signal)");
        Assert.Equal(34 + 5 - 1, chain.Warmup);
        Assert.Equal("sma(5,macd(12,26,9).signal)", chain.Spec.ToString());
    }

    [Fact]
    public void A_bar_whose_inner_value_is_undefined_is_skipped_and_a_missing_bar_is_not()
    {
        var bars = TestSeries.Rounded("ordinary", 80);
        var chain = IndicatorCatalog.Create<double>("sma(3,zscore(3))");
        var row = new double?[1];
        var ready = new List<bool>();
        for (var i = 0; i < bars.Length; i++)
        {
            // A window of three equal closes has no score; one of the bars is missing altogether.
            ready.Add(chain.Update(i == 40 ? Ohlcv.Missing : i is 20 or 21 ? bars[19] : bars[i], row));
        }

        Assert.True(ready[20]);
        Assert.False(ready[21]);
        Assert.True(ready[22]);
        Assert.All(ready[40..45], Assert.False);
        Assert.True(ready[45]);
    }

    // A bar that the inner indicator cannot do anything with is skipped, not missing, if what is missing in it is not taken.
    [Theory]
    [InlineData("sma(3,zscore(3))")]
    [InlineData("sma(3,willr(3))")]
    [InlineData("correl(3,zscore(3),close)")]
    public void What_the_inner_indicator_does_not_take_may_be_missing(string spec)
    {
        var bars = TestSeries.Rounded("ordinary", 60);
        bars[20] = bars[21] = bars[22] = bars[19] with { Open = bars[19].Close, High = bars[19].Close, Low = bars[19].Close };
        var clean = IndicatorCatalog.Create<double>(spec);
        var torn = IndicatorCatalog.Create<double>(spec);
        var expected = new double?[1];
        var actual = new double?[1];
        var skipped = 0;
        for (var i = 0; i < bars.Length; i++)
        {
            skipped += clean.Update(bars[i], expected) || i < 10 ? 0 : 1;
            torn.Update(bars[i] with { Volume = double.NaN }, actual);
            Assert.Equal(expected[0], actual[0]);
        }

        Assert.InRange(skipped, 1, 5);
    }

    public static IEnumerable<object[]> Entries() =>
        IndicatorCatalog.All.Where(descriptor => descriptor.DefaultSource is null).Select(descriptor => new object[] { descriptor.Name });

    [Theory]
    [MemberData(nameof(Entries))]
    public void What_an_indicator_takes_of_a_bar_is_known(string name)
    {
        var bars = TestSeries.Rounded("ordinary");
        var whole = IndicatorCatalog.Create<double>(name);
        whole.Batch(bars, new double?[bars.Length * whole.OutputCount]);
        var row = new double?[whole.OutputCount];
        Assert.True(whole.IsPresent(bars[0]));
        Assert.False(whole.IsPresent(Ohlcv.Missing));
        foreach (var torn in (Ohlcv<double>[])[
            bars[0] with { Open = double.NaN }, bars[0] with { High = double.NaN }, bars[0] with { Low = double.NaN },
            bars[0] with { Close = double.NaN }, bars[0] with { Volume = double.NaN }])
        {
            Assert.Equal(whole.IsPresent(torn), whole.Peek(torn, row));
        }
    }

    [Theory]
    [InlineData("ema(20,macd(12,26,9))", "macd(12,26,9).signal")]
    [InlineData("ema(20,macd(12,26,9).nothing)", "macd(12,26,9).signal")]
    [InlineData("ema(20,nothing(3))", "'nothing'")]
    [InlineData("ema(20,rsi(14)", "bracket")]
    [InlineData("ema(20,rsi(14),sma(3))", "sma(3)")]
    [InlineData("atr(14,rsi(14))", "rsi(14)")]
    [InlineData("sma(2,sma(2,sma(2,sma(2,sma(2,sma(2,sma(2,sma(2,sma(2)))))))))", "deeper than 8")]
    public void A_chain_that_does_not_fit_is_refused_in_words(string text, string part) =>
        Assert.Contains(part, Assert.Throws<IndicatorSpecException>(() => IndicatorSpec.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_chain_of_something_foreign_is_refused() => Assert.Throws<ArgumentException>(() => new Sma<double>(3).Of(new Foreign()));

    [Fact]
    public void A_state_keeps_the_time_of_the_bar()
    {
        var time = new DateTime(2024, 2, 29, 12, 0, 0, DateTimeKind.Utc);
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        new StateWriter(buffer).WriteValue(new Ohlcv<decimal>(1, 2, 1, 2, 5) { OpenTime = time });
        new StateWriter(buffer).WriteValue(new Pair<double>(1.5, -2));
        var reader = new StateReader(buffer.WrittenSpan);
        Assert.Equal(time, reader.ReadValue<Ohlcv<decimal>>().OpenTime);
        Assert.Equal(new Pair<double>(1.5, -2), reader.ReadValue<Pair<double>>());
    }

    private sealed class Foreign : IIndicator<double, double>
    {
        public string Name => "foreign";

        public int Warmup => 1;

        public long Samples => 0;

        public bool IsReady => false;

        public int OutputWarmup(int output) => 1;

        public bool Update(in double input, out double value) => throw new NotSupportedException();

        public bool Peek(in double input, out double value) => throw new NotSupportedException();

        public bool ReplaceLast(in double input, out double value) => throw new NotSupportedException();

        public bool TryGetValue(out double value) => throw new NotSupportedException();

        public int Convergence(double epsilon) => 1;

        public void Reset() => throw new NotSupportedException();

        public IIndicator<double, double> Clone() => throw new NotSupportedException();

        public void Save(System.Buffers.IBufferWriter<byte> output) => throw new NotSupportedException();

        public void Load(ReadOnlySpan<byte> state) => throw new NotSupportedException();

        public int Batch(ReadOnlySpan<double> input, Span<double> output, double missing) => throw new NotSupportedException();

        public int Batch(ReadOnlySpan<double> input, Span<double?> output) => throw new NotSupportedException();
    }
}
