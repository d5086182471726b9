using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="RandomWalk{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct RandomWalkState<T> : IIndicatorState<RandomWalkState<T>, Ohlcv<T>, RandomWalkValue<T>>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private T[] _highs;
    private T[] _lows;
    private T[] _ranges;
    private int _slot;
    private readonly T[] _roots;
    private int _run;
    private T _close;
    private bool _begun;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The longest way that is looked at, in bars; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public RandomWalkState(int period)
    {
        Number.EnsureSupported<T>();
        _period = Period.Check(period, 2);
        _highs = WindowRing.Create<T>(period);
        _lows = WindowRing.Create<T>(period);
        _ranges = WindowRing.Create<T>(period);
        _roots = Roots(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "rwi";

    /// <inheritdoc/>
    public readonly int Warmup => _period + 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out RandomWalkValue<T> output)
    {
        output = default;
        if (!BarPresence.HasRangeAndClose(in input))
        {
            return Restart();
        }

        // The bars before are in the rings, the newest is not yet; the true ranges are one bar behind them, as the first bar has none.
        var newest = TrueRangeState<T>.Between(_close, in input);
        var hasValue = _begun && _run == _period && Walks(in input, newest, out output);
        _highs[_slot] = input.High;
        _lows[_slot] = input.Low;
        _ranges[_slot] = _begun ? newest : T.Zero;
        _slot = (_slot + 1) & (_highs.Length - 1);
        _run = Math.Min(_run + 1, _period);
        _close = input.Close;
        _begun = true;
        return hasValue;
    }

    /// <inheritdoc/>
    public readonly RandomWalkState<T> Copy() => this with
    {
        _highs = WindowRing.Copy(_highs),
        _lows = WindowRing.Copy(_lows),
        _ranges = WindowRing.Copy(_ranges),
    };

    /// <inheritdoc/>
    public readonly RandomWalkState<T> Fresh() => new(_period);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        writer.Write(_slot);
        WindowRing.Save(ref writer, _highs, _slot, _period);
        WindowRing.Save(ref writer, _lows, _slot, _period);
        WindowRing.Save(ref writer, _ranges, _slot, _period);
        writer.Write(_run);
        writer.WriteValue(in _close);
        writer.Write(_begun ? 1 : 0);
    }

    /// <inheritdoc/>
    public readonly RandomWalkState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        var slot = reader.ReadInt32(0, _highs.Length - 1);
        return this with
        {
            _slot = slot,
            _highs = WindowRing.Load<T>(ref reader, slot, _period),
            _lows = WindowRing.Load<T>(ref reader, slot, _period),
            _ranges = WindowRing.Load<T>(ref reader, slot, _period),
            _run = reader.ReadInt32(0, _period),
            _close = reader.ReadValue<T>(),
            _begun = reader.ReadInt32(0, 1) == 1,
        };
    }

    private static T[] Roots(int period)
    {
        var roots = new T[period + 1];
        for (var k = 0; k <= period; k++)
        {
            roots[k] = Elementary.Sqrt(T.CreateChecked(k));
        }

        return roots;
    }

    private readonly bool Walks(in Ohlcv<T> bar, T newest, out RandomWalkValue<T> output)
    {
        var mask = _highs.Length - 1;
        var sum = newest;
        T up = default;
        T down = default;
        var found = false;
        for (var k = 2; k <= _period; k++)
        {
            sum += _ranges[(_slot - k + 1) & mask];
            if (sum == T.Zero)
            {
                continue;
            }

            // k / sum is one over the mean, and k / root(k) the root.
            var rise = _roots[k] * ((bar.High - _lows[(_slot - k) & mask]) / sum);
            var fall = _roots[k] * ((_highs[(_slot - k) & mask] - bar.Low) / sum);
            up = found ? T.Max(up, rise) : rise;
            down = found ? T.Max(down, fall) : fall;
            found = true;
        }

        output = new RandomWalkValue<T>(up, down);
        return found && Number.IsPresent(up) && Number.IsPresent(down);
    }

    private bool Restart()
    {
        (_run, _close, _begun) = (0, T.Zero, false);
        return false;
    }
}
