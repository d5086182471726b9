using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Increasing{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct IncreasingState<T> : IIndicatorState<IncreasingState<T>, T, IncreasingValue<T>>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private readonly RunComparison _comparison;
    private WindowLag<T> _lag;
    private T _last;
    private int _rises;
    private int _falls;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">Over how many bars; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="comparison">What is compared.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public IncreasingState(int period, RunComparison comparison)
    {
        Number.EnsureSupported<T>();
        _period = Period.Check(period, 1);
        _comparison = comparison is RunComparison.Ends or RunComparison.Strict
            ? comparison
            : throw new ArgumentOutOfRangeException(nameof(comparison), comparison, "Choose the ends or all changes.");
        _lag = new WindowLag<T>(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "increasing";

    /// <inheritdoc/>
    public readonly int Warmup => _period + 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out IncreasingValue<T> output)
    {
        output = default;
        if (!Number.IsPresent(input))
        {
            return Restart();
        }

        var hasValue = _lag.Push(input, out var before);
        _rises = input > _last ? Math.Min(_rises + 1, _period) : 0;
        _falls = input < _last ? Math.Min(_falls + 1, _period) : 0;
        _last = input;
        if (!hasValue)
        {
            return false;
        }

        var isStrict = _comparison == RunComparison.Strict;
        var up = isStrict ? _rises == _period : input > before;
        var down = isStrict ? _falls == _period : input < before;
        output = new IncreasingValue<T>(up ? T.One : T.Zero, down ? T.One : T.Zero);
        return true;
    }

    /// <inheritdoc/>
    public readonly IncreasingState<T> Copy() => this with { _lag = _lag.Copy() };

    /// <inheritdoc/>
    public readonly IncreasingState<T> Fresh() => new(_period, _comparison);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        writer.Parameter((int)_comparison);
        _lag.Save(ref writer);
        writer.WriteValue(in _last);
        writer.Write(_rises);
        writer.Write(_falls);
    }

    /// <inheritdoc/>
    public readonly IncreasingState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        reader.Parameter("comparison", (int)_comparison);
        return this with
        {
            _lag = _lag.Load(ref reader),
            _last = reader.ReadValue<T>(),
            _rises = reader.ReadInt32(0, _period),
            _falls = reader.ReadInt32(0, _period),
        };
    }

    private bool Restart()
    {
        _lag.Clear();
        (_last, _rises, _falls) = (T.Zero, 0, 0);
        return false;
    }
}
