using System.Buffers;
using System.Numerics;
using AlphaPulse.Testing;

namespace AlphaPulse.Indicators.Tests;

/// <summary>Indicators of other libraries keep the rules of this one.</summary>
public class ForeignIndicatorTests
{
    public ForeignIndicatorTests() => IndicatorCatalog.Register(new ForeignSource());

    [Theory]
    [InlineData("zzz.mean(4)", "zzz.mean(4)")]
    [InlineData("ZZZ.Mean( 4 , hlc3 )", "zzz.mean(4,hlc3)")]
    [InlineData("zzz.past", "zzz.past(1)")]
    [InlineData("ema(5,zzz.mean)", "ema(5,zzz.mean(3))")]
    [InlineData("ema(5,zzz.mean(4))", "ema(5,zzz.mean(4))")]
    [InlineData("ema(5,zzz.past.low)", "ema(5,zzz.past(1).low)")]
    [InlineData("ema(5,zzz.past(2).low)", "ema(5,zzz.past(2).low)")]
    [InlineData("zzz.mean(2,macd(12,26,9).signal)", "zzz.mean(2,macd(12,26,9).signal)")]
    public void Texts_name_them(string text, string canonical)
    {
        var spec = IndicatorSpec.Parse(text);
        Assert.Equal(canonical, spec.ToString());
        Assert.Equal(spec, IndicatorSpec.Parse(canonical));
    }

    [Theory]
    [InlineData("zzz.mean(13)", "13 is unlucky")]
    [InlineData("zzz.men(3)", "did you mean 'zzz.mean'")]
    [InlineData("nobody.mean(3)", "nothing is registered as 'nobody'")]
    [InlineData("ema(5,zzz.past)", "zzz.past(1).high or zzz.past(1).low")]
    public void A_wrong_text_says_what_is_wrong(string text, string message) =>
        Assert.Contains(message, Assert.Throws<IndicatorSpecException>(() => IndicatorSpec.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("zzz.mean(4)")]
    [InlineData("zzz.mean(4,hl2)")]
    [InlineData("zzz.past(2)")]
    [InlineData("zzz.mean(3,rsi(5))")]
    [InlineData("zzz.mean(3,zzz.past(2).low)")]
    [InlineData("ema(5,zzz.mean(4))")]
    [InlineData("ema(5,zzz.past(2).low)")]
    public void Every_path_gives_the_same(string text)
    {
        var spec = IndicatorSpec.Parse(text);
        IndicatorContract.Verify(spec, TestSeries.Exact("ordinary", 90));
        IndicatorContract.Verify(spec, TestSeries.Rounded("ordinary", 90));
        IndicatorContract.VerifyWarmup(spec, TestSeries.Exact("ordinary", 60));
        IndicatorContract.VerifyWarmup(spec, TestSeries.Rounded("ordinary", 60));
    }

    [Fact]
    public void A_foreign_mean_is_our_mean()
    {
        var bars = TestSeries.Exact("ordinary", 80);
        Assert.Equal(Rows<decimal>("sma(7,rsi(14))", bars), Rows<decimal>("zzz.mean(7,rsi(14))", bars));
        Assert.Equal(Rows<decimal>("sma(7)", bars), Rows<decimal>("zzz.mean(7)", bars));
    }

    [Fact]
    public void A_missing_bar_begins_everything_anew_by_stream_and_by_batch()
    {
        var bars = TestSeries.Rounded("ordinary", 12);
        bars[0] = Ohlcv.Missing;
        bars[5] = Ohlcv.Missing;
        bars[11] = Ohlcv.Missing;
        bool[] expected = [false, false, false, true, true, false, false, false, true, true, true, false];
        Assert.Equal(expected, Rows<double>("zzz.mean(3)", bars).Select(value => value is not null));
        IndicatorContract.Verify(IndicatorSpec.Parse("zzz.mean(3)"), bars);
        IndicatorContract.Verify(IndicatorSpec.Parse("sma(1,zzz.mean(3))"), bars);
    }

    [Fact]
    public void A_series_needs_its_own_price_only()
    {
        var bars = TestSeries.Rounded("ordinary", 6).Select(bar => bar with { Volume = double.NaN }).ToArray();
        Assert.NotNull(Rows<double>("zzz.mean(3)", bars)[^1]);
        Assert.Null(Rows<double>("zzz.mean(3,volume)", bars)[^1]);
        Assert.Null(Rows<double>("zzz.past(1)", bars)[^1]);
    }

    [Fact]
    public void An_overflow_takes_nothing_in()
    {
        var indicator = IndicatorCatalog.Create<decimal>("zzz.mean(2)");
        var huge = new Ohlcv<decimal>(1, 1, 1, decimal.MaxValue, 1);
        var row = new decimal?[1];
        indicator.Update(in huge, row);
        var refused = Assert.Throws<IndicatorOverflowException>(() => indicator.Update(in huge, new decimal?[1]));
        Assert.Contains("zzz.mean(2)", refused.Message, StringComparison.Ordinal);
        Assert.Throws<IndicatorOverflowException>(() => indicator.Batch([huge, huge], new decimal?[2]));
        Assert.Equal(1, indicator.Samples);
        var small = new Ohlcv<decimal>(1, 1, 1, -decimal.MaxValue, 1);
        Assert.True(indicator.Update(in small, row));
        Assert.Equal(0m, row[0]);
    }

    // The first series of the pair has taken the bar in when the second one throws.
    [Theory]
    [InlineData("ema(2,zzz.mean(2))")]
    [InlineData("correl(3,sma(2),zzz.mean(2))")]
    [InlineData("correl(3,ema(3),ema(2,zzz.mean(2)))")]
    [InlineData("ema(2,zzz.mean(2,bbands(2,2).upper))")]
    public void A_chain_takes_nothing_in_where_decimals_overflow(string spec) =>
        TakesNothingIn<decimal, IndicatorOverflowException>(spec, TestSeries.Exact("ordinary", 40), decimal.MaxValue);

    [Theory]
    [InlineData("ema(2,zzz.picky)")]
    [InlineData("correl(3,sma(2),zzz.picky)")]
    [InlineData("correl(3,ema(3),ema(2,zzz.picky))")]
    [InlineData("zzz.mean(2,zzz.picky)")]
    public void A_chain_takes_nothing_in_where_another_library_throws_over_double(string spec)
    {
        TakesNothingIn<double, IndicatorOverflowException>(spec, TestSeries.Rounded("ordinary", 40), 1e30);
        TakesNothingIn<double, InvalidOperationException>(spec, TestSeries.Rounded("ordinary", 40), 13);
    }

    private static void TakesNothingIn<T, TException>(string spec, Ohlcv<T>[] bars, T close)
        where T : struct, INumber<T>
        where TException : Exception
    {
        var expected = Rows<T>(spec, bars);
        var indicator = IndicatorCatalog.Create<T>(spec);
        var row = new T?[1];
        for (var i = 0; i < bars.Length; i++)
        {
            var refused = bars[i] with { Close = close };
            if (i > 2)
            {
                Assert.Throws<TException>(() => indicator.Update(refused, new T?[1]));
                Assert.Throws<TException>(() => indicator.Peek(refused, new T?[1]));
                Assert.Throws<TException>(() => indicator.Batch([refused, refused], new T?[2]));
                Assert.Throws<TException>(() => indicator.Batch([refused, refused], new T[2], T.Zero));
                indicator.TryGetValues(row);
                Assert.Equal(expected[i - 1], row[0]);
            }

            Assert.Equal(i, indicator.Samples);
            indicator.Update(bars[i], row);
            Assert.Equal(expected[i], row[0]);
            if (i > 2)
            {
                Assert.Throws<TException>(() => indicator.ReplaceLast(refused, new T?[1]));
                indicator.TryGetValues(row);
                Assert.Equal(expected[i], row[0]);
                indicator.ReplaceLast(bars[i], row);
                Assert.Equal(expected[i], row[0]);
            }
        }
    }

    [Fact]
    public void An_inner_indicator_says_itself_what_is_missing()
    {
        var bars = TestSeries.Rounded("ordinary", 30).Select(bar => bar with { Volume = double.NaN }).ToArray();
        Assert.Equal(Rows<double>("zzz.mean(3,ema(5))", TestSeries.Rounded("ordinary", 30)), Rows<double>("zzz.mean(3,ema(5))", bars));
        Assert.NotNull(Rows<double>("zzz.mean(3,atr(5))", bars)[^1]);
        Assert.NotNull(Rows<double>("zzz.mean(3,ema(2,atr(5)))", bars)[^1]);
        Assert.NotNull(Rows<double>("sma(2,zzz.mean(3,correl(5,ema(2),low)))", bars)[^1]);
        Assert.Null(Rows<double>("zzz.mean(3,mfi(5))", bars)[^1]);
        Assert.Null(Rows<double>("zzz.mean(3,zzz.past(1).low)", bars)[^1]);
    }

    [Fact]
    public void A_source_is_asked_once_for_its_indicators()
    {
        var source = new Wavering();
        IndicatorCatalog.Register(source);
        Assert.Equal(1, source.Asked);
        Assert.Equal("xxx.mean", Assert.Single(IndicatorCatalog.Registered, d => d.Name.StartsWith("xxx", StringComparison.Ordinal)).Name);
        Refused("belongs to", new Other("xxx"));
    }

    [Fact]
    public void A_state_belongs_to_its_indicator_and_parameters()
    {
        var buffer = new ArrayBufferWriter<byte>();
        var saved = IndicatorCatalog.Create<decimal>("zzz.mean(4)");
        saved.Batch(TestSeries.Exact("ordinary", 9), new decimal?[9]);
        saved.Save(buffer);
        Assert.Throws<IndicatorStateException>(() => IndicatorCatalog.Create<decimal>("zzz.mean(5)").Load(buffer.WrittenSpan));
        Assert.Throws<IndicatorStateException>(() => IndicatorCatalog.Create<double>("zzz.mean(4)").Load(buffer.WrittenSpan));
        Assert.Throws<IndicatorStateException>(() => IndicatorCatalog.Create<decimal>("zzz.mean(4)").Load(buffer.WrittenSpan[..^1]));
        Assert.Throws<IndicatorStateException>(() => IndicatorCatalog.Create<decimal>("zzz.mean(4)").Load([.. buffer.WrittenSpan, 0]));
    }

    [Fact]
    public void Registering_again_changes_nothing_and_a_collision_is_refused()
    {
        var before = IndicatorCatalog.Registered.Count;
        Parallel.For(0, 8, _ => IndicatorCatalog.Register(new ForeignSource()));
        Assert.Equal(before, IndicatorCatalog.Registered.Count);
        Assert.True(IndicatorCatalog.IsRegistered("zzz"));
        Assert.DoesNotContain(IndicatorCatalog.All, descriptor => descriptor.Name.StartsWith("zzz", StringComparison.Ordinal));
        Refused("belongs to", new Other("zzz"));
        Refused("no prefix", new Other("sma"));
        Refused("no prefix", new Other("close"));
        Refused("no prefix", new Other("Upper"));
        Refused("the name 'zzz.mean'", new Other("yyy"));
        Assert.False(IndicatorCatalog.IsRegistered("yyy"));
    }

    private static void Refused(string why, IIndicatorSource source) =>
        Assert.Contains(why, Assert.Throws<ArgumentException>(() => IndicatorCatalog.Register(source)).Message, StringComparison.Ordinal);

    private static T?[] Rows<T>(string spec, Ohlcv<T>[] bars)
        where T : struct, INumber<T>
    {
        var indicator = IndicatorCatalog.Create<T>(spec);
        var rows = new T?[bars.Length * indicator.OutputCount];
        indicator.Batch(bars, rows);
        return rows;
    }

    // Well-formed the first time only.
    private sealed class Wavering : IIndicatorSource
    {
        public string Prefix => "xxx";

        public int Asked { get; private set; }

        public IReadOnlyList<IndicatorDescriptor> Indicators => [new Named(Asked++ == 0 ? "xxx.mean" : "sma")];
    }

    private sealed class Named(string name) : ForeignIndicatorDescriptor
    {
        public override string Name { get; } = name;

        public override string Title => "Xxx";

        public override string Family => "Averages";

        public override string Description => "Nothing.";

        public override string Reference => "None.";

        public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [];

        protected internal override IReadOnlyList<int> FirstValues(IReadOnlyList<decimal> arguments) => [1];

        protected internal override void Compute<T>(IReadOnlyList<decimal> arguments, IndicatorHistory<T> history, Span<T?> outputs)
        {
        }
    }

    private sealed class Other(string prefix) : IIndicatorSource
    {
        public string Prefix { get; } = prefix;

        public IReadOnlyList<IndicatorDescriptor> Indicators { get; } = new ForeignSource().Indicators;
    }
}
