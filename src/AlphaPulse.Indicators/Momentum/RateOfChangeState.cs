using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="RateOfChange{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct RateOfChangeState<T> : IIndicatorState<RateOfChangeState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly RateOfChangeScale _scale;
    private WindowLag<T> _lag;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">How many bars before; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="scale">How the rate is written.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public RateOfChangeState(int period, RateOfChangeScale scale)
    {
        _lag = new WindowLag<T>(Period.Check(period, 1));
        _scale = scale is >= RateOfChangeScale.Percent and <= RateOfChangeScale.Ratio100
            ? scale
            : throw new ArgumentOutOfRangeException(nameof(scale), scale, "Choose percent, a fraction, a ratio or a ratio of 100.");
    }

    /// <inheritdoc/>
    public readonly string Name => "roc";

    /// <inheritdoc/>
    public readonly int Warmup => _lag.Length + 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        output = default;
        if (!_lag.Push(input, out var before) || before == T.Zero)
        {
            return false;
        }

        output = _scale switch
        {
            RateOfChangeScale.Percent => Number.Convert<T>(100) * ((input - before) / before),
            RateOfChangeScale.Fraction => (input - before) / before,
            RateOfChangeScale.Ratio => input / before,
            _ => Number.Convert<T>(100) * (input / before),
        };
        return Number.IsPresent(output);
    }

    /// <inheritdoc/>
    public readonly RateOfChangeState<T> Copy() => this with { _lag = _lag.Copy() };

    /// <inheritdoc/>
    public readonly RateOfChangeState<T> Fresh() => new(_lag.Length, _scale);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_lag.Length);
        writer.Parameter((int)_scale);
        _lag.Save(ref writer);
    }

    /// <inheritdoc/>
    /// <remarks>The scale is no part of what is saved: the values before are the same for each.</remarks>
    public readonly RateOfChangeState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _lag.Length);
        reader.ParameterSince(2, "scale", (int)_scale, (int)RateOfChangeScale.Percent);
        return this with { _lag = _lag.Load(ref reader) };
    }
}
