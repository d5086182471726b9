namespace AlphaPulse.Features;

/// <summary>The labels of the package that have a specification.</summary>
internal static class BuiltInLabels
{
    private const string Listing =
        "forward_log_return(bars), direction(bars), volatility_scaled(bars,volatility_bars), net_return(bars,cost_bp), net_side(bars,cost_bp), "
        + "triple_barrier(bars,upper,lower,volatility_bars[,high_low|close,sign|none|miss]), trend_scan(least_bars,greatest_bars) and "
        + "meta(momentum(bars)|reversal(bars),label,cost_bp)";

    /// <summary>Whether the text begins with the name of a label of this version, whatever its arguments.</summary>
    public static bool Knows(string text) =>
        NameOf(text) is "forward_log_return" or "direction" or "volatility_scaled" or "net_return" or "net_side"
            or "triple_barrier" or "trend_scan" or "meta";

    /// <summary>What a specification begins with, up to its parenthesis.</summary>
    public static string NameOf(string text) => text.IndexOf('(', StringComparison.Ordinal) is var end and >= 0 ? text[..end] : text;

    /// <summary>Reads a specification.</summary>
    /// <param name="text">The specification.</param>
    /// <param name="inner">Reads a label that another one is around.</param>
    public static ILabel Read(string text, Func<string, ILabel> inner)
    {
        try
        {
            return LabelSpec.Read(text) is { } spec && Create(spec, inner) is { } label
                ? label
                : throw new ArgumentException($"'{text}' is not a label; there are {Listing}, with at least 1 bar and without spaces.", nameof(text));
        }
        catch (ArgumentOutOfRangeException exception)
        {
            throw new ArgumentException($"'{text}' is not a label: {exception.Message} There are {Listing}.", nameof(text), exception);
        }
    }

    private static ILabel? Create(LabelSpec spec, Func<string, ILabel> inner)
    {
        var count = spec.Arguments.Count;
        switch (spec.Name)
        {
            case "forward_log_return" when count == 1 && spec.TryGetBars(0, out var bars):
                return Labels.ForwardLogReturn(bars);
            case "direction" when count == 1 && spec.TryGetBars(0, out var bars):
                return Labels.Direction(bars);
            case "volatility_scaled" when count == 2 && spec.TryGetBars(0, out var bars) && spec.TryGetBars(1, out var window):
                return Labels.VolatilityScaled(bars, window);
            case "net_return" when count == 2 && spec.TryGetBars(0, out var bars) && spec.TryGetNumber(1, out var cost):
                return Labels.NetReturn(bars, cost);
            case "net_side" when count == 2 && spec.TryGetBars(0, out var bars) && spec.TryGetNumber(1, out var cost):
                return Labels.NetSide(bars, cost);
            case "trend_scan" when count == 2 && spec.TryGetBars(0, out var least) && spec.TryGetBars(1, out var greatest):
                return Labels.TrendScan(least, greatest);
            case "triple_barrier" when count is 4 or 6:
                return Barriers(spec);
            case "meta" when count == 3 && spec.TryGetNumber(2, out var cost) && Side(spec.Arguments[0]) is { } rule:
                return Labels.Meta(rule, inner(spec.Arguments[1]), cost);
            default:
                return null;
        }
    }

    private static ILabel? Barriers(LabelSpec spec)
    {
        BarrierTouch? touch = spec.Arguments.Count == 4 ? BarrierTouch.HighLow : spec.Arguments[4] switch
        {
            "high_low" => BarrierTouch.HighLow,
            "close" => BarrierTouch.Close,
            _ => null,
        };
        BarrierTimeout? timeout = spec.Arguments.Count == 4 ? BarrierTimeout.Sign : spec.Arguments[5] switch
        {
            "sign" => BarrierTimeout.Sign,
            "none" => BarrierTimeout.NoLabel,
            "miss" => BarrierTimeout.Miss,
            _ => null,
        };
        return touch is { } touches && timeout is { } ends
            && spec.TryGetBars(0, out var bars) && spec.TryGetNumber(1, out var upper) && spec.TryGetNumber(2, out var lower) && spec.TryGetBars(3, out var window)
            ? Labels.TripleBarrier(bars, upper, lower, window, touches, ends)
            : null;
    }

    private static MomentumSide? Side(string text) => LabelSpec.Read(text) switch
    {
        { Name: "momentum", Arguments.Count: 1 } spec when spec.TryGetBars(0, out var bars) => new MomentumSide(bars),
        { Name: "reversal", Arguments.Count: 1 } spec when spec.TryGetBars(0, out var bars) => new MomentumSide(bars, reversed: true),
        _ => null,
    };
}
