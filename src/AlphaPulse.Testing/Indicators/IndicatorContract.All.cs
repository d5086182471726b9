using System.Numerics;
using AlphaPulse.Indicators;

namespace AlphaPulse.Testing;

/// <content>All rules at once, for the author of an indicator.</content>
public static partial class IndicatorContract
{
    private const int MarketBars = 100;

    // A foreign indicator computes over all bars again for each.
    private const int ForeignBars = 60;
    private const int MissingAt = 150;
    private const int LongestRecovery = 50_000;
    private const int RecoverySpare = 400;

    // After the longest warm-up: two snapshots and what lies between them.
    private const int BarsWithValues = 72;
    private const int ForeignBarsWithValues = 40;

    /// <summary>
    /// Verifies everything that an entry of the catalog promises, over <see cref="decimal"/> and <see cref="double"/>, on ordinary, flat,
    /// halted and volumeless bars, on the least prices, on changing ticks and with missing bars.
    /// </summary>
    /// <remarks>
    /// <para>The rules: one range and one name for each output; the same bits by stream, batch, peek, replaced last bar, clone, saved
    /// state and reset, and for every beginning of the bars; the warm-up of each output as declared; every value within its range;
    /// no value at a missing bar, ever, and, once it is forgotten, no trace of it; no allocation for a bar, present or missing (a
    /// <see cref="ForeignIndicatorDescriptor"/> is exempt: it holds the bars).</para>
    /// <para>One that is registered in <see cref="IndicatorCatalog"/> is verified with its defaults, with the least of its parameters and
    /// with each word of each choice; another one with its defaults. What takes more than 50,000 bars to forget a missing one is not
    /// compared after it.</para>
    /// </remarks>
    /// <param name="descriptor">The indicator.</param>
    /// <param name="seed">Seeds the choice of the bars where states are saved, cloned and split.</param>
    /// <exception cref="ContractViolationException">A rule is broken; the message names the indicator, the rule and the bar.</exception>
    public static void VerifyAll(IndicatorDescriptor descriptor, long seed = 1)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        if (descriptor.Outputs.Distinct(StringComparer.Ordinal).Count() != descriptor.Outputs.Count || descriptor.Ranges.Count != descriptor.Outputs.Count)
        {
            throw new ContractViolationException(ContractMarket.Text(
                $"{descriptor.Name}: it has {descriptor.Outputs.Count} outputs and {descriptor.Ranges.Count} ranges; give each output one name of its own and one range."));
        }

        foreach (var spec in Forms(descriptor))
        {
            VerifyForm(spec, seed);
        }
    }

    private static void VerifyForm(IndicatorSpec spec, long seed)
    {
        var isForeign = spec.Descriptor is ForeignIndicatorDescriptor;
        var longest = 0;
        Examine(spec, "none yet", () => longest = Longest(spec));
        var count = isForeign ? Math.Max(ForeignBars, longest + ForeignBarsWithValues) : Math.Max(MarketBars, longest + BarsWithValues);
        foreach (var (market, bars) in ContractMarket.All(count))
        {
            Examine(spec, market, () =>
            {
                Verify(spec, bars, seed);
                VerifyRanges(spec, bars);
                Verify(spec, ContractMarket.Doubles(bars), seed);
                VerifyRanges(spec, ContractMarket.Doubles(bars));
            });
        }

        var ordinary = ContractMarket.Ordinary(count);
        var doubles = ContractMarket.Doubles(ordinary);
        var torn = ContractMarket.Torn(doubles);
        Examine(spec, "missing and boundless bars", () =>
        {
            Verify(spec, torn, seed);
            VerifyRanges(spec, torn);
            if (!isForeign)
            {
                VerifyNoAllocation(spec, torn);
            }
        });
        Examine(spec, "ordinary", () =>
        {
            VerifyWarmup(spec, ordinary);
            VerifyWarmup(spec, doubles);
            VerifyMissingBar(spec, doubles, longest + 20);
            VerifyAfterMissing(spec, longest);
            if (!isForeign)
            {
                VerifyNoAllocation(spec, ordinary);
                VerifyNoAllocation(spec, doubles);
            }
        });
    }

    private static void VerifyMissingBar(IndicatorSpec spec, Ohlcv<double>[] bars, int missingAt)
    {
        var indicator = spec.Descriptor.Create<double>(spec);
        var row = new double?[indicator.OutputCount];
        foreach (ref readonly var bar in bars.AsSpan(0, missingAt))
        {
            indicator.Update(in bar, row);
        }

        indicator.Update(Ohlcv.Missing, row);
        if (Array.Exists(row, value => value is not null))
        {
            throw HasValueAt(spec, missingAt);
        }
    }

    private static ContractViolationException HasValueAt(IndicatorSpec spec, int missingAt) =>
        new(ContractMarket.Text($"{spec}: the rule 'missing bars' is broken: the missing bar {missingAt} (from 0) has a value."));

    // A sum since the first bar begins again with the bar after the missing one; what forgets is what it would be without.
    private static void VerifyAfterMissing(IndicatorSpec spec, int longest)
    {
        var forgets = spec.Descriptor.Create<double>(spec).Convergence(1e-12);
        if (forgets <= LongestRecovery)
        {
            // Where it depends on the market how fast the seed is forgotten, the number of bars is an estimate.
            VerifyRecovery(spec, ContractMarket.Doubles(ContractMarket.Ordinary(MissingAt + longest + (2 * forgets) + RecoverySpare)), MissingAt);
        }
        else if (forgets == int.MaxValue)
        {
            var bars = ContractMarket.Doubles(ContractMarket.Ordinary((spec.Descriptor is ForeignIndicatorDescriptor ? 0 : MissingAt) + longest + 40));
            VerifyBeginsAgain(spec, bars, bars.Length - longest - 20);
        }
    }

    private static void VerifyBeginsAgain(IndicatorSpec spec, Ohlcv<double>[] bars, int missingAt)
    {
        var torn = spec.Descriptor.Create<double>(spec);
        var begun = spec.Descriptor.Create<double>(spec);
        var (actual, expected) = (new double?[torn.OutputCount], new double?[torn.OutputCount]);
        for (var i = 0; i < bars.Length; i++)
        {
            torn.Update(i == missingAt ? Ohlcv.Missing : bars[i], actual);
            if (i > missingAt)
            {
                begun.Update(bars[i], expected);
            }

            if (i >= missingAt && !actual.AsSpan().SequenceEqual(expected))
            {
                throw new ContractViolationException(ContractMarket.Text(
                    $"{spec}: the rule 'begins again' gives {Row(actual)} at bar {i} (from 0) after the missing bar {missingAt}, where one that began there gives {Row(expected)}."));
            }
        }
    }

    private static void VerifyRanges<T>(IndicatorSpec spec, Ohlcv<T>[] bars)
        where T : struct, INumber<T>
    {
        var indicator = spec.Descriptor.Create<T>(spec);
        var row = new T?[indicator.OutputCount];
        for (var i = 0; i < bars.Length; i++)
        {
            indicator.Update(in bars[i], row);
            for (var output = 0; output < row.Length; output++)
            {
                if (row[output] is { } value && !(T.IsFinite(value) && spec.Descriptor.Ranges[output].Contains(value)))
                {
                    throw new ContractViolationException(ContractMarket.Text(
                        $"{spec}: the rule 'range' is broken at bar {i} (from 0): {spec.Descriptor.Outputs[output]} is {value}, the range is {spec.Descriptor.Ranges[output]}."));
                }
            }
        }
    }

    private static void Examine(IndicatorSpec spec, string market, Action rules)
    {
        try
        {
            rules();
        }
        catch (ContractViolationException e)
        {
            throw new ContractViolationException($"{e.Message} (Bars: {market}.)", e);
        }
        catch (Exception e)
        {
            throw new ContractViolationException($"{spec}: the rule 'throws nothing' is broken: {e.GetType().Name}: {e.Message} (Bars: {market}.)", e);
        }
    }

    private static int Longest(IndicatorSpec spec)
    {
        var indicator = spec.Descriptor.Create<double>(spec);
        return Enumerable.Range(0, indicator.OutputCount).Max(indicator.OutputWarmup);
    }

    // Only what the catalog knows can be named with other parameters.
    private static List<IndicatorSpec> Forms(IndicatorDescriptor descriptor)
    {
        List<IndicatorSpec> forms = [descriptor.DefaultSpec()];
        if (!ReferenceEquals(IndicatorCatalog.Find(descriptor.Name), descriptor))
        {
            return forms;
        }

        var least = descriptor.Parameters.Where(p => p.Kind != ParameterKind.Choice).Select(p => ContractMarket.Text($"{p.Minimum}"));
        foreach (var text in descriptor.Parameters.SelectMany(p => p.Choices).Prepend(string.Join(',', least)))
        {
            try
            {
                forms.Add(IndicatorSpec.Parse(text.Length == 0 ? descriptor.Name : $"{descriptor.Name}({text})"));
            }
            catch (IndicatorSpecException)
            {
                // The least of its parameters do not go together.
            }
        }

        return [.. forms.Distinct()];
    }

    private static string Row(double?[] row) => string.Join(' ', row.Select(value => value is { } present ? ContractMarket.Text($"{present:R}") : "-"));
}
