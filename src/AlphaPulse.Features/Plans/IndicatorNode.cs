using AlphaPulse.Indicators;

namespace AlphaPulse.Features;

/// <summary>An indicator of the catalog over whole bars, a price or any other computation.</summary>
internal sealed class IndicatorNode : FeatureNode
{
    private readonly Lazy<int[]> _warmups;

    /// <summary>Creates the node.</summary>
    /// <param name="spec">The indicator with the default source.</param>
    /// <param name="input">What it takes; <see langword="null"/> where it takes whole bars.</param>
    public IndicatorNode(IndicatorSpec spec, FeatureNode? input)
        : base(TextOf(spec, input), FormulaOf(spec, input), 1, input is null ? [] : [input])
    {
        Spec = spec;
        _warmups = new Lazy<int[]>(Measure);
    }

    public IndicatorSpec Spec { get; }

    public override int Width => Spec.Columns.Count;

    public override int WarmupOn(Timeframe? timeframe) => WarmupOf(0, timeframe);

    public int WarmupOf(int output, Timeframe? timeframe) =>
        _warmups.Value[output] + (Inputs.Count == 0 ? 1 : Inputs[0].WarmupOn(timeframe)) - 1;

    public override NodeKernel Create(int[] inputs, int output)
    {
        var input = inputs.Length == 0 ? -1 : inputs[0];
        return FastIndicators.Find(Spec, input, output) ?? new CatalogKernel(Spec.Descriptor.Create<double>(Spec), input, output);
    }

    private static string TextOf(IndicatorSpec spec, FeatureNode? input)
    {
        var text = spec.ToString();
        return input is null || input is PriceNode price && price.Source == spec.Descriptor.DefaultSource
            ? text
            : text.EndsWith(')') ? $"{text[..^1]},{input.Text})" : $"{text}({input.Text})";
    }

    private static string FormulaOf(IndicatorSpec spec, FeatureNode? input) =>
        input is null or PriceNode ? $"indicator {TextOf(spec, input)}" : $"indicator {spec} of {Bracket(input)}";

    // A later output, as the signal of the MACD, has its first value later than the indicator: the first values are looked for.
    private int[] Measure()
    {
        var indicator = Spec.Descriptor.Create<double>(Spec);
        var warmups = new int[Width];
        Array.Fill(warmups, indicator.Warmup);
        if (Width == 1)
        {
            return warmups;
        }

        var random = new DeterministicRandom(1);
        var outputs = new double?[Width];
        var found = new bool[Width];
        var close = 100.0;
        for (var bar = 1; bar <= 4 * indicator.Warmup + 100 && found.Contains(false); bar++)
        {
            var open = close;
            close *= 1 + 0.02 * (random.NextDouble() - 0.5);
            indicator.Update(
                new Ohlcv<double>(open, Math.Max(open, close) * 1.002, Math.Min(open, close) * 0.998, close, 1 + random.NextDouble()), outputs);
            for (var i = 0; i < Width; i++)
            {
                if (!found[i] && outputs[i] is not null)
                {
                    found[i] = true;
                    warmups[i] = bar;
                }
            }
        }

        return warmups;
    }
}
