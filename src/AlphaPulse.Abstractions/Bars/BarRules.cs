using System.Globalization;

namespace AlphaPulse;

/// <summary>The invariants of the market data of a bar, for whoever wants to know the defect without an exception.</summary>
public static class BarRules
{
    /// <summary>Finds the first invariant that a set of values breaks.</summary>
    /// <param name="open">The first price.</param>
    /// <param name="high">The greatest price.</param>
    /// <param name="low">The least price.</param>
    /// <param name="close">The last price.</param>
    /// <param name="volume">The volume.</param>
    /// <returns>The defect in words with the values, or <see langword="null"/> where there is none.</returns>
    public static string? FindDefect(decimal open, decimal high, decimal low, decimal close, decimal volume)
    {
        if (low <= 0 || open <= 0 || close <= 0 || high <= 0)
        {
            return Text($"prices must be positive (open {open}, high {high}, low {low}, close {close})");
        }

        if (high > Bar.MaximumPrice)
        {
            return Text($"high {high} is over the greatest price {Bar.MaximumPrice}");
        }

        if (high < open || high < close || high < low)
        {
            return Text($"high {high} is below another price (open {open}, low {low}, close {close})");
        }

        if (low > open || low > close)
        {
            return Text($"low {low} is above another price (open {open}, close {close})");
        }

        return volume is < 0 or > Bar.MaximumVolume
            ? Text($"volume {volume} is outside 0 to {Bar.MaximumVolume}")
            : null;
    }

    /// <summary>Finds the first value of a detail that is out of its range.</summary>
    /// <param name="detail">The detail.</param>
    /// <returns>The defect in words with the value, or <see langword="null"/> where there is none.</returns>
    public static string? FindDefect(BarDetail detail)
    {
        ArgumentNullException.ThrowIfNull(detail);
        return detail switch
        {
            { QuoteVolume: < 0 } => Text($"quote volume {detail.QuoteVolume} is negative"),
            { TradeCount: < 0 } => Text($"trade count {detail.TradeCount} is negative"),
            { TakerBuyVolume: < 0 } => Text($"taker buy volume {detail.TakerBuyVolume} is negative"),
            { TakerBuyQuoteVolume: < 0 } => Text($"taker buy quote volume {detail.TakerBuyQuoteVolume} is negative"),
            { Vwap: <= 0 } => Text($"vwap {detail.Vwap} is not positive"),
            _ => null,
        };
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
