using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="UltimateOscillator{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct UltimateOscillatorState<T> : IIndicatorState<UltimateOscillatorState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    private PressureWindow<T> _shortest;
    private PressureWindow<T> _middle;
    private PressureWindow<T> _longest;
    private T _lastClose;
    private bool _hasClose;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="shortest">The bars of the window with the weight 4; from 1, below <paramref name="middle"/>.</param>
    /// <param name="middle">The bars of the window with the weight 2; below <paramref name="longest"/>.</param>
    /// <param name="longest">The bars of the window with the weight 1; at most <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public UltimateOscillatorState(int shortest, int middle, int longest)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(shortest, middle);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(middle, longest);
        _shortest = new PressureWindow<T>(Period.Check(shortest, 1));
        _middle = new PressureWindow<T>(middle);
        _longest = new PressureWindow<T>(Period.Check(longest, 3));
    }

    /// <inheritdoc/>
    public readonly string Name => "ultosc";

    /// <inheritdoc/>
    public readonly int Warmup => _longest.Length + 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out T output)
    {
        output = default;
        var begins = !_hasClose;
        var low = Number.Min(_lastClose, input.Low);
        var pressure = input.Close - low;
        var range = TrueRangeState<T>.Between(_lastClose, in input);
        _hasClose = BarPresence.HasRangeAndClose(in input);
        _lastClose = _hasClose ? input.Close : T.Zero;
        if (begins && _hasClose)
        {
            return false;
        }

        if (!_hasClose)
        {
            // Only doubles are missing; this empties the windows.
            pressure = Number.From<T>(double.NaN);
            range = pressure;
        }

        var complete = _shortest.Push(pressure, range, out var four)
            & _middle.Push(pressure, range, out var two)
            & _longest.Push(pressure, range, out var one);
        if (!complete)
        {
            return false;
        }

        output = Number.Convert<T>(100) * ((Number.Convert<T>(4) * four + (two + two) + one) / Number.Convert<T>(7));
        return true;
    }

    /// <inheritdoc/>
    public readonly UltimateOscillatorState<T> Copy() =>
        this with { _shortest = _shortest.Copy(), _middle = _middle.Copy(), _longest = _longest.Copy() };

    /// <inheritdoc/>
    public readonly UltimateOscillatorState<T> Fresh() => new(_shortest.Length, _middle.Length, _longest.Length);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        _shortest.Save(ref writer);
        _middle.Save(ref writer);
        _longest.Save(ref writer);
        writer.Write(_hasClose ? 1 : 0);
        writer.WriteValue(in _lastClose);
    }

    /// <inheritdoc/>
    public readonly UltimateOscillatorState<T> Load(ref StateReader reader) => this with
    {
        _shortest = _shortest.Load(ref reader),
        _middle = _middle.Load(ref reader),
        _longest = _longest.Load(ref reader),
        _hasClose = reader.ReadInt32(0, 1) == 1,
        _lastClose = reader.ReadValue<T>(),
    };
}
