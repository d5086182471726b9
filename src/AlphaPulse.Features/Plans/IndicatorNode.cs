using AlphaPulse.Indicators;

namespace AlphaPulse.Features;

/// <summary>An indicator of the catalog over whole bars, a price or any other computation.</summary>
internal sealed class IndicatorNode : FeatureNode
{
    // A weight that no double would notice beside the others.
    private const double Nothing = 1e-18;
    private readonly Lazy<int[]> _warmups;
    private readonly Lazy<bool> _isWindow;

    /// <summary>Creates the node.</summary>
    /// <param name="spec">The indicator with the default source.</param>
    /// <param name="input">What it takes; <see langword="null"/> where it takes whole bars.</param>
    public IndicatorNode(IndicatorSpec spec, FeatureNode? input)
        : base(TextOf(spec, input), FormulaOf(spec, input), 1, input is null ? [] : [input])
    {
        Spec = spec;
        _warmups = new Lazy<int[]>(Measure);
        _isWindow = new Lazy<bool>(IsWindow);
    }

    public IndicatorSpec Spec { get; }

    public override int Width => Spec.Columns.Count;

    // A feature may have the same text and another scale, as rsi(14) has.
    public override object Key => (nameof(IndicatorNode), Text);

    public override int WarmupOn(Timeframe? timeframe) => WarmupOf(0, timeframe);

    public int WarmupOf(int output, Timeframe? timeframe) =>
        _warmups.Value[output] + (Inputs.Count == 0 ? 1 : Inputs[0].WarmupOn(timeframe)) - 1;

    public override int MemoryOn(Timeframe timeframe) => !_isWindow.Value
        ? int.MaxValue
        : (int)Math.Min((long)_warmups.Value.Max() + (Inputs.Count == 0 ? 1 : Inputs[0].MemoryOn(timeframe)) - 1, int.MaxValue);

    public override NodeKernel Create(int[] inputs, int output) => KernelVisitor.Make(Spec, inputs.Length == 0 ? -1 : inputs[0], output);

    private static string TextOf(IndicatorSpec spec, FeatureNode? input)
    {
        var text = spec.ToString();
        return input is null || input is PriceNode price && price.Source == spec.Descriptor.DefaultSource
            ? text
            : text.EndsWith(')') ? $"{text[..^1]},{input.Text})" : $"{text}({input.Text})";
    }

    private static string FormulaOf(IndicatorSpec spec, FeatureNode? input) =>
        input is null or PriceNode ? $"indicator {TextOf(spec, input)}" : $"indicator {spec} of {Bracket(input)}";

    // A later output, as the signal of the MACD, has its first value later than the indicator.
    private int[] Measure()
    {
        var indicator = Spec.Descriptor.Create<double>(Spec);
        return [.. Enumerable.Range(0, Width).Select(indicator.OutputWarmup)];
    }

    private bool IsWindow()
    {
        var indicator = Spec.Descriptor.Create<double>(Spec);
        return indicator.Convergence(Nothing) <= _warmups.Value.Max();
    }
}
