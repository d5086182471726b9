using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="DeviationVidya{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct DeviationVidyaState<T> : IIndicatorState<DeviationVidyaState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly decimal _factor;
    private readonly T _weight;
    private WindowMoments<T> _short;
    private WindowMoments<T> _long;
    private T _average;
    private int _run;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="shortPeriod">The bars of the short deviation; from 2, below <paramref name="longPeriod"/>.</param>
    /// <param name="longPeriod">The bars of the long deviation; from 3 to <see cref="Period.Maximum"/>.</param>
    /// <param name="factor">The weight where both deviations are the same; from 0.05 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public DeviationVidyaState(int shortPeriod, int longPeriod, decimal factor)
    {
        Period.Check(shortPeriod, 2);
        Period.Check(longPeriod, 3);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(shortPeriod, longPeriod);
        _factor = factor is >= 0.05m and <= 1
            ? factor
            : throw new ArgumentOutOfRangeException(nameof(factor), factor, "Choose from 0.05 to 1.");
        _weight = Number.Convert<T>(factor);
        _short = new WindowMoments<T>(shortPeriod, DeviationKind.Population);
        _long = new WindowMoments<T>(longPeriod, DeviationKind.Population);
    }

    /// <inheritdoc/>
    public readonly string Name => "vidyadev";

    /// <inheritdoc/>
    public readonly int Warmup => _long.Length - 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) =>
        _long.Length + Period.BarsToForget(1 - (double)_factor / 2, epsilon); // as where the short deviation is half of the long one

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        output = default;
        var hasShort = _short.Push(input);
        var hasLong = _long.Push(input);
        if (!Number.IsPresent(input))
        {
            _run = 0;
            return false;
        }

        _run = Math.Min(_run + 1, _long.Length);
        if (_run < _long.Length)
        {
            _average = input;
            output = _run == _long.Length - 1 ? input : default;
            return _run == _long.Length - 1;
        }

        if (!hasShort || !hasLong)
        {
            // Deviations over the range of double.
            _average = input;
            return false;
        }

        var deviation = _long.Deviation();
        if (deviation > T.Zero)
        {
            _average += _weight * (_short.Deviation() / deviation) * (input - _average);
        }

        if (!Number.IsPresent(_average))
        {
            _average = input;
            return false;
        }

        output = _average;
        return true;
    }

    /// <inheritdoc/>
    public readonly DeviationVidyaState<T> Copy() => this with { _short = _short.Copy(), _long = _long.Copy() };

    /// <inheritdoc/>
    public readonly DeviationVidyaState<T> Fresh() => new(_short.Length, _long.Length, _factor);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_factor);
        _short.Save(ref writer);
        _long.Save(ref writer);
        writer.WriteValue(in _average);
        writer.Write(_run);
    }

    /// <inheritdoc/>
    public readonly DeviationVidyaState<T> Load(ref StateReader reader)
    {
        reader.Parameter("factor", _factor);
        return this with
        {
            _short = _short.Load(ref reader),
            _long = _long.Load(ref reader),
            _average = reader.ReadValue<T>(),
            _run = reader.ReadInt32(0, _long.Length),
        };
    }
}
