using Skender.Stock.Indicators;

namespace AlphaPulse.Indicators.Skender;

/// <summary>A bar as a quote of Skender.Stock.Indicators: the same decimals, and the bar itself, so that nothing of it is lost.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is that of the bar.</remarks>
/// <param name="Bar">The bar.</param>
public sealed record BarQuote(Bar Bar) : IQuote
{
    /// <summary>When the bar opened, UTC.</summary>
    public DateTime Date => Bar.OpenTime.UtcDateTime;

    /// <summary>The first price.</summary>
    public decimal Open => Bar.Open;

    /// <summary>The greatest price.</summary>
    public decimal High => Bar.High;

    /// <summary>The least price.</summary>
    public decimal Low => Bar.Low;

    /// <summary>The last price.</summary>
    public decimal Close => Bar.Close;

    /// <summary>The volume in the base asset or in shares.</summary>
    public decimal Volume => Bar.Volume;
}
