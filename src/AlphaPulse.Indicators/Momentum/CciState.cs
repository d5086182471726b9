using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Cci{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct CciState<T> : IIndicatorState<CciState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    // Of three times the typical price: undivided it is exact, and the ratio is the same.
    private WindowSum<T> _window;
    // A ring twice over, so that the window lies in one piece for the loop over it.
    private T[] _values;
    private int _slot;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 3 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The period is out of range.</exception>
    public CciState(int period)
    {
        _window = new WindowSum<T>(Period.Check(period, 3));
        _values = Twice(WindowRing.Create<T>(period));
    }

    /// <inheritdoc/>
    public readonly string Name => "cci";

    /// <inheritdoc/>
    public readonly int Warmup => _window.Length;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out T output)
    {
        var value = input.High + input.Low + input.Close;
        var values = _values;
        var ring = values.Length / 2;
        values[_slot] = value;
        values[_slot + ring] = value;
        _slot = (_slot + 1) & (ring - 1);
        output = default;
        if (!_window.TryMean(value, out var mean))
        {
            return false;
        }

        var deviations = Deviations(values.AsSpan(_slot + (_slot < _window.Length ? ring : 0) - _window.Length, _window.Length), mean, out var greatest);

        // Where not even the greatest deviation is more than rounding, all are residues.
        if (Number.Ties(greatest, T.Zero, mean))
        {
            return false;
        }

        // The least deviations of decimals have no digits left for the factor: the quotient first.
        output = typeof(T) == typeof(decimal) && deviations < Number.Convert<T>(1e-6m)
            ? (value - mean) / deviations * T.CreateChecked(_window.Length) / Number.Convert<T>(0.015m)
            : (value - mean) / (deviations / T.CreateChecked(_window.Length) * Number.Convert<T>(0.015m));
        return Number.IsPresent(output);
    }

    /// <inheritdoc/>
    public readonly CciState<T> Copy() => this with { _window = _window.Copy(), _values = WindowRing.Copy(_values) };

    /// <inheritdoc/>
    public readonly CciState<T> Fresh() => new(_window.Length);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_window.Length);
        writer.Write(_slot);
        WindowRing.Save(ref writer, _values, _slot, _window.Length);
        _window.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly CciState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _window.Length);
        var slot = reader.ReadInt32(0, _values.Length / 2 - 1);
        return this with
        {
            _slot = slot,
            _values = Twice(WindowRing.Load<T>(ref reader, slot, _window.Length)),
            _window = _window.Load(ref reader),
        };
    }

    private static T[] Twice(T[] ring) => [.. ring, .. ring];

    // The sum of the distances from the mean, and the greatest of them.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Deviations(ReadOnlySpan<T> window, T mean, out T greatest)
    {
        var sum = T.Zero;
        var most = T.Zero;
        if (typeof(T) == typeof(double) && window.Length >= 2 * Vector256<double>.Count)
        {
            // Always four at a time, whatever the machine can do, so that the bits are the same everywhere. The newest four and more one
            // by one: what was written one by one a moment ago is read as a whole only after a wait.
            var means = Vector256.Create(Number.AsDouble(mean));
            var sums = Vector256<double>.Zero;
            var mosts = Vector256<double>.Zero;
            var doubles = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<T, double>(ref MemoryMarshal.GetReference(window)), window.Length);
            do
            {
                var deviations = Vector256.Abs(Vector256.Create(doubles) - means);
                sums += deviations;
                mosts = Vector256.MaxNative(mosts, deviations);
                doubles = doubles[Vector256<double>.Count..];
            }
            while (doubles.Length >= 2 * Vector256<double>.Count);

            window = window[^doubles.Length..];
            sum = Number.From<T>(sums[0] + sums[1] + (sums[2] + sums[3]));
            most = Number.From<T>(double.MaxNative(double.MaxNative(mosts[0], mosts[1]), double.MaxNative(mosts[2], mosts[3])));
        }

        foreach (var value in window)
        {
            var deviation = T.Abs(value - mean);
            sum += deviation;
            most = Number.Max(most, deviation);
        }

        greatest = most;
        return sum;
    }
}
