using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="PercentB{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct PercentBState<T> : IIndicatorState<PercentBState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly decimal _parameter;
    private readonly T _width;
    private WindowMoments<T> _window;

    // The values themselves, because the rounding of a mean would be large beside a small deviation.
    private T[] _values;
    private int _slot;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 3 to <see cref="Period.Maximum"/>.</param>
    /// <param name="deviations">How many standard deviations the bands are away; from 0.001 to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public PercentBState(int period, decimal deviations)
    {
        _window = new WindowMoments<T>(Period.Check(period, 3), DeviationKind.Population);
        _values = WindowRing.Create<T>(period);
        _width = Factor.Check<T>(deviations, 0.001m, 100) + Number.Convert<T>(deviations);
        _parameter = deviations;
    }

    /// <inheritdoc/>
    public readonly string Name => "percentb";

    /// <inheritdoc/>
    public readonly int Warmup => _window.Length;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        output = default;
        _values[_slot] = input;
        _slot = (_slot + 1) & (_values.Length - 1);
        if (!_window.Push(input))
        {
            return false;
        }

        var width = _width * _window.Deviation();
        if (width == T.Zero)
        {
            return false;
        }

        output = Distance(input) / width + Number.Convert<T>(0.5m);
        return Number.IsPresent(output);
    }

    /// <inheritdoc/>
    public readonly PercentBState<T> Copy() => this with { _window = _window.Copy(), _values = WindowRing.Copy(_values) };

    /// <inheritdoc/>
    public readonly PercentBState<T> Fresh() => new(_window.Length, _parameter);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_parameter);
        _window.Save(ref writer);
        writer.Write(_slot);
        WindowRing.Save(ref writer, _values, _slot, _window.Length);
    }

    /// <inheritdoc/>
    public readonly PercentBState<T> Load(ref StateReader reader)
    {
        reader.Parameter("deviations", _parameter);
        var window = _window.Load(ref reader);
        var slot = reader.ReadInt32(0, _values.Length - 1);
        return this with { _window = window, _slot = slot, _values = WindowRing.Load<T>(ref reader, slot, _window.Length) };
    }

    // From the mean: differences of prices are nearly exact, those from a rounded mean are not where the prices hardly differ.
    private readonly T Distance(T value)
    {
        var mean = _window.Mean();
        var distance = value - mean;
        if (T.Abs(distance) * Number.Convert<T>(65536) > T.Abs(mean))
        {
            return distance;
        }

        distance = T.Zero;
        for (var i = _window.Length; i > 0; i--)
        {
            distance += value - _values[(_slot - i) & (_values.Length - 1)];
        }

        return distance / T.CreateChecked(_window.Length);
    }
}
