using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="ForceIndex{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct ForceIndexState<T> : IIndicatorState<ForceIndexState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private EmaState<T> _average;
    private T _last;
    private bool _hasLast;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The period of the average; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public ForceIndexState(int period)
    {
        _period = Period.Check(period, 1);
        _average = new EmaState<T>(period, EmaSeed.Average);
    }

    /// <inheritdoc/>
    public readonly string Name => "efi";

    /// <inheritdoc/>
    public readonly int Warmup => _period + 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => 1 + _average.ConvergenceBars(epsilon);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out T output)
    {
        output = default;
        if (!Number.IsPresent(input.Close) || !Number.IsPresent(input.Volume))
        {
            _average = _average.Fresh();
            _hasLast = false;
            _last = T.Zero;
            return false;
        }

        var change = input.Close - _last;
        var hasChange = _hasLast;
        _last = input.Close;
        _hasLast = true;
        return hasChange
            && RealFunctions.TryMultiply(change, input.Volume, RealFunctions.GreatestOf(_period), out var force)
            && _average.Next(in force, out output);
    }

    /// <inheritdoc/>
    public readonly ForceIndexState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly ForceIndexState<T> Fresh() => new(_period);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        _average.Save(ref writer);
        writer.WriteValue(in _last);
        writer.Write(_hasLast ? 1 : 0);
    }

    /// <inheritdoc/>
    public readonly ForceIndexState<T> Load(ref StateReader reader) => this with
    {
        _average = _average.Load(ref reader),
        _last = reader.ReadValue<T>(),
        _hasLast = reader.ReadInt32(0, 1) == 1,
    };
}
