using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The lines of Ichimoku that are drawn at one bar, in the unit of the price.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value. The value of <c>default</c> is no real result.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="Conversion">Tenkan-sen, the middle of the short channel; <see langword="null"/> where it has no value yet.</param>
/// <param name="Base">Kijun-sen, the middle of the long channel; <see langword="null"/> where it has no value yet.</param>
/// <param name="SpanA">Senkou span A: the middle between conversion and base some bars before; <see langword="null"/> where it has no value yet.</param>
/// <param name="SpanB">Senkou span B: the middle of the longest channel some bars before; <see langword="null"/> where it has no value yet.</param>
/// <param name="Lagging">Chikou span: the close, which charts draw as many bars before; <see langword="null"/> where there is no such bar.</param>
public readonly record struct IchimokuValue<T>(T? Conversion, T? Base, T? SpanA, T? SpanB, T? Lagging) : IIndicatorOutput<T>
    where T : struct, INumber<T>
{
    /// <inheritdoc/>
    public void CopyTo(Span<T?> outputs)
    {
        outputs[0] = Conversion;
        outputs[1] = Base;
        outputs[2] = SpanA;
        outputs[3] = SpanB;
        outputs[4] = Lagging;
    }
}
