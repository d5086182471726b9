using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The MESA sine wave: the phase of a cycle of n bars as a sine, and the same 45 degrees ahead; from -1 to 1.</summary>
/// <remarks>
/// The first value comes with bar n. Where the window is flat there is no phase and no value. A missing value (NaN) leaves no value until n present ones followed. A bar costs n products. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the cycle; from 3 to 10,000</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class MesaSine<T>(int period = 5) : Indicator<MesaSineState<T>, T, SineWaveValue<T>>(new MesaSineState<T>(period))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the cycle.</summary>
    public int Period { get; } = period;
}
