using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The super smoother of Ehlers: a filter of two or three poles that lets no cycle shorter than its period pass.</summary>
/// <remarks>
/// The first values are those of the input, from bar 1, until there are as many as poles. A missing value (NaN) has none, and the filter begins again with the next. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The shortest cycle that passes; from 2 to <see cref="Period.Maximum"/></param>
/// <param name="poles">Two poles or three</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class SuperSmoother<T>(int period = 10, FilterPoles poles = FilterPoles.Two) : Indicator<SuperSmootherState<T>, T, T>(new SuperSmootherState<T>(period, poles))
    where T : struct, INumber<T>
{
    /// <summary>The shortest cycle that passes.</summary>
    public int Period { get; } = period;

    /// <summary>Two poles or three.</summary>
    public FilterPoles Poles { get; } = poles;
}
