using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The market data of one bar in the number type of the calculation.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value. The value of <c>default</c> is all zeros, which is no real bar.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="Open">The first price.</param>
/// <param name="High">The greatest price.</param>
/// <param name="Low">The least price.</param>
/// <param name="Close">The last price.</param>
/// <param name="Volume">The volume in the base asset or in shares.</param>
public readonly record struct Ohlcv<T>(T Open, T High, T Low, T Close, T Volume)
    where T : struct, INumber<T>
{
    /// <summary>When the bar opened, UTC; the value of <c>default</c> where that is not known, which is well for every indicator but those
    /// that begin anew with a day, a week or a month.</summary>
    public DateTime OpenTime { get; init; }
}
