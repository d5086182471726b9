using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The bar of a chart that is not the bar of the market, in the unit of the price.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value. The value of <c>default</c> is no real result.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="Open">The first price.</param>
/// <param name="High">The greatest price.</param>
/// <param name="Low">The least price.</param>
/// <param name="Close">The last price.</param>
public readonly record struct CandleValue<T>(T Open, T High, T Low, T Close) : IIndicatorOutput<T>
    where T : struct, INumber<T>
{
    /// <inheritdoc/>
    public void CopyTo(Span<T?> outputs)
    {
        outputs[0] = Open;
        outputs[1] = High;
        outputs[2] = Low;
        outputs[3] = Close;
    }
}
