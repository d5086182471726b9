using System.Buffers;

namespace AlphaPulse.Indicators.Tests;

public class StateTests
{
    [Fact]
    public void Another_indicator_number_type_or_parameter_is_refused_and_nothing_changes()
    {
        var saved = Saved(Filled(new Sma<decimal>(3)));
        var target = Filled(new Sma<decimal>(4));
        Refuses(target, saved, "period 3");
        Refuses(Filled(new Ema<decimal>(3)), saved, "'sma'");
        Assert.Contains("'decimal'", Assert.Throws<IndicatorStateException>(() => new Sma<double>(3).Load(saved)).Message, StringComparison.Ordinal);
        Refuses(Filled(new StandardDeviation<decimal>(3)), Saved(Filled(new StandardDeviation<decimal>(3, DeviationKind.Sample))), "kind");
        Refuses(Filled(new BollingerBands<decimal>(3)), Saved(Filled(new BollingerBands<decimal>(3, 3))), "deviations 3");
        Assert.True(target.TryGetValue(out var value));
        Assert.Equal(8.5m, value);
    }

    public static IEnumerable<object[]> Entries() => IndicatorCatalog.All.Select(descriptor => new object[] { descriptor.Name });

    // Every parameter, every choice and every series: what was saved with another one is refused.
    [Theory]
    [MemberData(nameof(Entries))]
    public void A_state_of_the_catalog_is_loaded_into_the_same_indicator_only(string name)
    {
        var spec = IndicatorSpec.Parse(name);
        var saved = CatalogSaved(spec);
        spec.Descriptor.Create<decimal>(spec).Load(saved);
        var arguments = spec.Descriptor.Parameters.Select((p, i) => spec.Arguments[i] + (p.Kind != ParameterKind.Decimal && spec.Arguments[i] + 1 <= p.Maximum ? 1 : spec.Arguments[i] > p.Minimum ? (p.Minimum - spec.Arguments[i]) / 2 : 1));
        var others = arguments.Select((argument, i) => Text(spec, i, argument)).Append(spec.Inputs.Count == 1 ? $"{name}(open)" : spec.Inputs.Count == 2 ? $"{name}(open,volume)" : name);
        foreach (var other in others.Where(Fits).Select(text => IndicatorSpec.Parse(text)).Where(other => !other.Equals(spec)))
        {
            var refused = Assert.Throws<IndicatorStateException>(() => other.Descriptor.Create<decimal>(other).Load(saved));
            Assert.Contains(spec.ToString(), refused.Message, StringComparison.Ordinal);
        }
    }

    private static string Text(IndicatorSpec spec, int changed, decimal argument)
    {
        var words = spec.Descriptor.Parameters.Select((p, i) => (i == changed ? argument : spec.Arguments[i]) is var value && p.Kind == ParameterKind.Choice
            ? p.Choices[(int)value]
            : FormattableString.Invariant($"{value}"));
        return $"{spec.Descriptor.Name}({string.Join(',', words)})";
    }

    private static bool Fits(string text)
    {
        try
        {
            IndicatorSpec.Parse(text);
            return true;
        }
        catch (IndicatorSpecException)
        {
            return false;
        }
    }

    private static byte[] CatalogSaved(IndicatorSpec spec)
    {
        var indicator = spec.Descriptor.Create<decimal>(spec);
        var buffer = new ArrayBufferWriter<byte>();
        indicator.Save(buffer);
        return buffer.WrittenSpan.ToArray();
    }

    [Fact]
    public void Bytes_that_were_cut_or_added_to_or_are_something_else_are_refused()
    {
        var saved = Saved(Filled(new Sma<decimal>(3)));
        for (var length = 0; length < saved.Length; length++)
        {
            Assert.Throws<IndicatorStateException>(() => new Sma<decimal>(3).Load(saved.AsSpan(0, length)));
        }

        Assert.Throws<IndicatorStateException>(() => new Sma<decimal>(3).Load([.. saved, 0]));
        Assert.Throws<IndicatorStateException>(() => new Sma<decimal>(3).Load(new byte[200]));
    }

    [Theory]
    [MemberData(nameof(Fixtures.VersionOne), MemberType = typeof(Fixtures))]
    public void A_state_of_version_1_still_loads(string spec, string number, string state, string next)
    {
        var actual = number == "decimal" ? Next<decimal>(spec, state, 11.5m) : Next<double>(spec, state, 11.5);
        Assert.Equal(next, actual);
    }

    [Fact]
    public void A_last_bar_that_cannot_be_replaced_stays_as_it_was()
    {
        var sma = new BollingerBands<decimal>(2, 100);
        sma.Update(1, out _);
        sma.Update(3, out var before);
        Assert.Throws<IndicatorOverflowException>(() => sma.ReplaceLast(decimal.MaxValue, out _));
        Assert.True(sma.TryGetValue(out var value));
        Assert.Equal(before, value);
        Assert.True(sma.Update(5, out var next));
        Assert.Equal(4m, next.Middle);
    }

    [Fact]
    public void There_is_no_last_bar_to_replace_at_the_beginning() =>
        Assert.Throws<InvalidOperationException>(() => new Sma<decimal>(3).ReplaceLast(1, out _));

    internal static string Next<T>(string spec, string state, T close)
        where T : struct, System.Numerics.INumber<T>
    {
        var indicator = IndicatorCatalog.Create<T>(spec);
        indicator.Load(Convert.FromBase64String(state));
        var row = new T?[indicator.OutputCount];
        var bar = new Ohlcv<T>(close, close + T.One, close - T.One, close, T.One);
        indicator.ReplaceLast(bar, row);
        indicator.Update(bar with { Close = close + T.One }, row);
        return FormattableString.Invariant($"{indicator.Samples}: {string.Join(' ', row.Select(v => FormattableString.Invariant($"{v}")))}");
    }

    private static Indicator<TState, decimal, TOutput> Filled<TState, TOutput>(Indicator<TState, decimal, TOutput> indicator)
        where TState : struct, IIndicatorState<TState, decimal, TOutput>
        where TOutput : struct
    {
        for (var i = 1; i <= 10; i++)
        {
            indicator.Update(i, out _);
        }

        return indicator;
    }

    private static byte[] Saved<TOutput>(IIndicator<decimal, TOutput> indicator)
        where TOutput : struct
    {
        var buffer = new ArrayBufferWriter<byte>();
        indicator.Save(buffer);
        return buffer.WrittenSpan.ToArray();
    }

    private static void Refuses<TOutput>(IIndicator<decimal, TOutput> target, byte[] state, string reason)
        where TOutput : struct =>
        Assert.Contains(reason, Assert.Throws<IndicatorStateException>(() => target.Load(state)).Message, StringComparison.Ordinal);
}
