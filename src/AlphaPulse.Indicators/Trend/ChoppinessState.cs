using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Choppiness{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct ChoppinessState<T> : IIndicatorState<ChoppinessState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private readonly ChoppinessRange _range;
    private WindowSum<T> _ranges;
    private WindowExtremes<T> _window;
    private readonly T _logarithm;
    private T _close;
    private bool _begun;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="range">What range the true ranges are compared with.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public ChoppinessState(int period, ChoppinessRange range)
    {
        Number.EnsureSupported<T>();
        _period = Period.Check(period, 2);
        _range = range is ChoppinessRange.True or ChoppinessRange.Plain
            ? range
            : throw new ArgumentOutOfRangeException(nameof(range), range, "Choose the true or the plain range.");
        _ranges = new WindowSum<T>(period);
        _window = new WindowExtremes<T>(period);
        _logarithm = Elementary.Ln(T.CreateChecked(period));
    }

    /// <inheritdoc/>
    public readonly string Name => "chop";

    /// <inheritdoc/>
    public readonly int Warmup => _period + 1;

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

        var isTrue = _range == ChoppinessRange.True;
        var hasValue = _begun
            && (_ranges.Push(TrueRangeState<T>.Between(_close, in input))
                & _window.Push(isTrue ? Number.Max(input.High, _close) : input.High, isTrue ? Number.Min(input.Low, _close) : input.Low));
        _close = input.Close;
        _begun = true;
        if (!hasValue)
        {
            return false;
        }

        var range = _window.Highest() - _window.Lowest();
        if (!RealFunctions.TryLogOfRatio(_ranges.Sum(), range, out var log))
        {
            return false;
        }

        // The way is at least as long as the range; what is less is rounding.
        output = Number.Convert<T>(100) * (Number.Max(T.Zero, log) / _logarithm);
        return Number.IsPresent(output);
    }

    /// <inheritdoc/>
    public readonly ChoppinessState<T> Copy() => this with { _ranges = _ranges.Copy(), _window = _window.Copy() };

    /// <inheritdoc/>
    public readonly ChoppinessState<T> Fresh() => new(_period, _range);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        writer.Parameter((int)_range);
        _ranges.Save(ref writer);
        _window.Save(ref writer);
        writer.WriteValue(in _close);
        writer.Write(_begun ? 1 : 0);
    }

    /// <inheritdoc/>
    public readonly ChoppinessState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        reader.Parameter("range", (int)_range);
        return this with
        {
            _ranges = _ranges.Load(ref reader),
            _window = _window.Load(ref reader),
            _close = reader.ReadValue<T>(),
            _begun = reader.ReadInt32(0, 1) == 1,
        };
    }

    private bool Restart()
    {
        _ranges.Clear();
        _window.Clear();
        (_close, _begun) = (T.Zero, false);
        return false;
    }
}
