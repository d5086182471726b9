using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="ProjectionOscillator{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct ProjectionOscillatorState<T> : IIndicatorState<ProjectionOscillatorState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    private const int LongestUndivided = 1000;

    private readonly int _period;
    private readonly ProjectionKind _kind;
    private T[] _highs;
    private T[] _lows;
    private int _slot;
    private int _run;
    private LinearRegressionState<T> _line;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 3 to <see cref="Period.Maximum"/>.</param>
    /// <param name="kind">What the close is compared with.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public ProjectionOscillatorState(int period, ProjectionKind kind)
    {
        Number.EnsureSupported<T>();
        _period = Period.Check(period, 3);
        _kind = kind is ProjectionKind.Bands or ProjectionKind.Regression
            ? kind
            : throw new ArgumentOutOfRangeException(nameof(kind), kind, "Choose the projection bands or the regression.");
        _highs = WindowRing.Create<T>(period);
        _lows = WindowRing.Create<T>(period);
        _line = new LinearRegressionState<T>(period, LinePart.End);
    }

    /// <inheritdoc/>
    public readonly string Name => "po";

    /// <inheritdoc/>
    public readonly int Warmup => _period;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out T output)
    {
        output = default;
        if (!BarPresence.HasRangeAndClose(in input))
        {
            return Restart();
        }

        _highs[_slot] = input.High;
        _lows[_slot] = input.Low;
        _slot = (_slot + 1) & (_highs.Length - 1);
        _run = Math.Min(_run + 1, _period);
        return _kind == ProjectionKind.Regression ? Percent(input.Close, out output) : _run == _period && Position(input.Close, out output);
    }

    /// <inheritdoc/>
    public readonly ProjectionOscillatorState<T> Copy() => this with
    {
        _highs = WindowRing.Copy(_highs),
        _lows = WindowRing.Copy(_lows),
        _line = _line.Copy(),
    };

    /// <inheritdoc/>
    public readonly ProjectionOscillatorState<T> Fresh() => new(_period, _kind);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        writer.Parameter((int)_kind);
        writer.Write(_slot);
        WindowRing.Save(ref writer, _highs, _slot, _period);
        WindowRing.Save(ref writer, _lows, _slot, _period);
        writer.Write(_run);
        _line.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly ProjectionOscillatorState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        reader.Parameter("kind", (int)_kind);
        var slot = reader.ReadInt32(0, _highs.Length - 1);
        return this with
        {
            _slot = slot,
            _highs = WindowRing.Load<T>(ref reader, slot, _period),
            _lows = WindowRing.Load<T>(ref reader, slot, _period),
            _run = reader.ReadInt32(0, _period),
            _line = _line.Load(ref reader),
        };
    }

    private bool Percent(T close, out T output)
    {
        output = default;
        if (!_line.Next(in close, out var line) || line == T.Zero)
        {
            return false;
        }

        output = Number.Convert<T>(100) * ((close - line) / line);
        return Number.IsPresent(output);
    }

    // All relative to the close, so that the level of the price takes no digits from what the bars differ by.
    private readonly bool Position(T close, out T output)
    {
        var mask = _highs.Length - 1;
        var rise = T.Zero;
        var lift = T.Zero;
        for (var age = 0; age < _period; age++)
        {
            var weight = T.CreateChecked(_period - 1 - 2 * age);
            rise += weight * (_highs[(_slot - 1 - age) & mask] - close);
            lift += weight * (_lows[(_slot - 1 - age) & mask] - close);
        }

        // The slopes are these over n (n^2 - 1) / 6; unless that is very great everything else is multiplied with it instead.
        var scale = T.CreateChecked((long)_period * ((long)_period * _period - 1) / 6);
        if (_period > LongestUndivided)
        {
            rise /= scale;
            lift /= scale;
            scale = T.One;
        }

        T upper = default;
        T lower = default;
        for (var age = 0; age < _period; age++)
        {
            var steps = T.CreateChecked(age);
            var high = scale * (_highs[(_slot - 1 - age) & mask] - close) + steps * rise;
            var low = scale * (_lows[(_slot - 1 - age) & mask] - close) + steps * lift;
            upper = age == 0 ? high : Number.Max(upper, high);
            lower = age == 0 ? low : Number.Min(lower, low);
        }

        var width = upper - lower;
        output = default;
        if (Residue.IsNothing(width / scale, close))
        {
            return false;
        }

        output = Number.Convert<T>(100) * (-lower / width);
        return Number.IsPresent(output);
    }

    private bool Restart()
    {
        _run = 0;
        _line.Clear();
        return false;
    }
}
