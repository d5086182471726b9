using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The standard error of the last n values: of their mean, or of the line of least squares through them.</summary>
/// <remarks>
/// The first value comes with bar n. Equal values give exactly 0. A bar of the line costs n steps. A
/// missing value (NaN) leaves no value until it has left the window. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 3 to <see cref="Period.Maximum"/>.</param>
/// <param name="kind">What it is the error of; of the mean by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class StandardError<T>(int period, StandardErrorKind kind = StandardErrorKind.Mean)
    : Indicator<StandardErrorState<T>, T, T>(new StandardErrorState<T>(period, kind))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;

    /// <summary>What it is the error of.</summary>
    public StandardErrorKind Kind { get; } = kind;
}
