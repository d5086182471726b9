using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="McGinley{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct McGinleyState<T> : IIndicatorState<McGinleyState<T>, T, T>
    where T : struct, INumber<T>
{
    // From here on the fourth power of the ratio leaves nothing of a step that a decimal could hold.
    private const double GreatestRatio = 1e14;

    private readonly int _period;
    private readonly decimal _factor;
    private readonly T _divisor;

    // 0 where there is none.
    private T _average;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The period; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="factor">The share of the period; from 0.5 to 10.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public McGinleyState(int period, decimal factor)
    {
        Number.EnsureSupported<T>();
        _period = Period.Check(period, 2);
        _factor = factor is >= 0.5m and <= 10
            ? factor
            : throw new ArgumentOutOfRangeException(nameof(factor), factor, "Choose a factor from 0.5 to 10.");
        _divisor = Number.Convert<T>(factor * period);
    }

    /// <inheritdoc/>
    public readonly string Name => "mcgd";

    /// <inheritdoc/>
    public readonly int Warmup => 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon)
    {
        // At the average a bar leaves 1 - 1/steps of a difference; where the value is up to a twentieth away it is within 1/(2 steps) of that.
        var steps = (double)_factor * _period;
        return 1 + Period.BarsToForget(Math.Max((steps - 0.5) / steps, 0.5), epsilon);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        if (!Number.IsPresent(input) || input <= T.Zero)
        {
            _average = T.Zero;
            output = default;
            return false;
        }

        _average = _average > T.Zero ? Moved(input) : input;
        output = _average;
        return true;
    }

    /// <inheritdoc/>
    public readonly McGinleyState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly McGinleyState<T> Fresh() => new(_period, _factor);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        writer.Parameter(_factor);
        writer.WriteValue(in _average);
    }

    /// <inheritdoc/>
    public readonly McGinleyState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        reader.Parameter("factor", _factor);
        return this with { _average = reader.ReadValue<T>() };
    }

    private readonly T Moved(T input)
    {
        // Before the quotient of decimals, which may not hold it.
        if (double.CreateChecked(input) / double.CreateChecked(_average) > GreatestRatio)
        {
            return _average;
        }

        var ratio = input / _average;
        var square = ratio * ratio;
        if (input > _average)
        {
            // One square after the other: the fourth power may leave the range where the step does not.
            var risen = _average + (input - _average) / _divisor / square / square;
            return Number.IsPresent(risen) ? risen : input;
        }

        // The step is at most the average itself, or the average would leave the positive numbers.
        var divisor = _divisor * square * square;
        return divisor > T.One - ratio ? _average + (input - _average) / divisor : input;
    }
}
