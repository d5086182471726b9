using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="FractalBands{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct FractalBandsState<T> : IIndicatorState<FractalBandsState<T>, Ohlcv<T>, ChannelValue<T>>
    where T : struct, INumber<T>
{
    private SwingWindow<T> _window;
    private T _upper;
    private T _lower;
    private int _run;
    private bool _hasTop;
    private bool _hasBottom;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="span">The bars on each side of a fractal; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="tie">Whether equal extremes count.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public FractalBandsState(int span, SwingTie tie)
    {
        _window = new SwingWindow<T>(span, span, tie);
    }

    /// <inheritdoc/>
    public readonly string Name => "fcb";

    /// <inheritdoc/>
    public readonly int Warmup => _window.Length;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => int.MaxValue;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out ChannelValue<T> output)
    {
        if (!_window.Push(input.High, input.Low, out var swing))
        {
            (_run, _hasTop, _hasBottom, _upper, _lower) = (0, false, false, T.Zero, T.Zero);
            output = default;
            return false;
        }

        var (isTop, isBottom) = (swing.Top > T.Zero, swing.Bottom > T.Zero);
        _upper = isTop || _run == 0 ? swing.High : _hasTop ? _upper : Number.Max(_upper, swing.High);
        _lower = isBottom || _run == 0 ? swing.Low : _hasBottom ? _lower : Number.Min(_lower, swing.Low);
        _hasTop |= isTop;
        _hasBottom |= isBottom;
        _run = 1;
        var middle = _lower + (_upper - _lower) / Number.Convert<T>(2);
        output = new ChannelValue<T>(_upper, middle, _lower);
        return Number.IsPresent(middle);
    }

    /// <inheritdoc/>
    public readonly FractalBandsState<T> Copy() => this with { _window = _window.Copy() };

    /// <inheritdoc/>
    public readonly FractalBandsState<T> Fresh() => new() { _window = _window.Fresh() };

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        _window.Save(ref writer);
        writer.Write(_run + (_hasTop ? 2 : 0) + (_hasBottom ? 4 : 0));
        writer.WriteValue(in _upper);
        writer.WriteValue(in _lower);
    }

    /// <inheritdoc/>
    public readonly FractalBandsState<T> Load(ref StateReader reader)
    {
        var window = _window.Load(ref reader);
        var flags = reader.ReadInt32(0, 7);
        return new()
        {
            _window = window,
            _run = flags & 1,
            _hasTop = (flags & 2) != 0,
            _hasBottom = (flags & 4) != 0,
            _upper = reader.ReadValue<T>(),
            _lower = reader.ReadValue<T>(),
        };
    }
}
