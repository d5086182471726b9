using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The parabolic stop and reverse with an acceleration for each direction, a first stop of choice and a greater distance after
/// reversals; negative while the trend is down.</summary>
/// <remarks>
/// The first value comes with bar 2; the first direction is taken as with <see cref="SarStart.Movement"/>. A missing high or low (NaN)
/// starts all again. Where it began is not forgotten within any number of bars, so that there is no convergence. Not safe for use from
/// several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="startValue">The first stop: over 0 for a rise, below 0, without its sign, for a fall, 0 to take both from the bars; from -1000000000 to 1000000000.</param>
/// <param name="offset">What part of the stop is added to its distance at a reversal; from 0 to 10.</param>
/// <param name="longStart">The acceleration at the beginning of a rise; from 0 to 10.</param>
/// <param name="longStep">What each new high adds; from 0 to 10.</param>
/// <param name="longMaximum">The greatest acceleration of a rise; from 0 to 10.</param>
/// <param name="shortStart">The acceleration at the beginning of a fall; from 0 to 10.</param>
/// <param name="shortStep">What each new low adds; from 0 to 10.</param>
/// <param name="shortMaximum">The greatest acceleration of a fall; from 0 to 10.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class ParabolicSarExtended<T>(decimal startValue = 0, decimal offset = 0, decimal longStart = 0.02m, decimal longStep = 0.02m, decimal longMaximum = 0.2m, decimal shortStart = 0.02m, decimal shortStep = 0.02m, decimal shortMaximum = 0.2m)
    : Indicator<ParabolicSarExtendedState<T>, Ohlcv<T>, T>(new ParabolicSarExtendedState<T>(startValue, offset, new SarLeg(longStart, longStep, longMaximum), new SarLeg(shortStart, shortStep, shortMaximum)))
    where T : struct, INumber<T>
{
    /// <summary>The first stop: over 0 for a rise, below 0, without its sign, for a fall, 0 to take both from the bars.</summary>
    public decimal StartValue { get; } = startValue;

    /// <summary>What part of the stop is added to its distance at a reversal.</summary>
    public decimal Offset { get; } = offset;

    /// <summary>The acceleration at the beginning of a rise.</summary>
    public decimal LongStart { get; } = longStart;

    /// <summary>What each new high adds.</summary>
    public decimal LongStep { get; } = longStep;

    /// <summary>The greatest acceleration of a rise.</summary>
    public decimal LongMaximum { get; } = longMaximum;

    /// <summary>The acceleration at the beginning of a fall.</summary>
    public decimal ShortStart { get; } = shortStart;

    /// <summary>What each new low adds.</summary>
    public decimal ShortStep { get; } = shortStep;

    /// <summary>The greatest acceleration of a fall.</summary>
    public decimal ShortMaximum { get; } = shortMaximum;
}
