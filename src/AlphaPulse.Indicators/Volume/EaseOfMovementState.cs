using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="EaseOfMovement{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct EaseOfMovementState<T> : IIndicatorState<EaseOfMovementState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    private readonly T _divisor;
    private readonly decimal _unit;
    private WindowValues<T> _window;

    // High + low of the last bar.
    private T _last;
    private bool _hasLast;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="divisor">What the volume is divided by, so that the values are handy; from 1 to 10^12.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public EaseOfMovementState(int period, decimal divisor)
    {
        _window = new WindowValues<T>(Period.Check(period, 1));
        _unit = divisor is >= 1 and <= 1_000_000_000_000m
            ? divisor
            : throw new ArgumentOutOfRangeException(nameof(divisor), divisor, "Choose a divisor from 1 to 10^12.");
        _divisor = Number.Convert<T>(divisor);
    }

    /// <inheritdoc/>
    public readonly string Name => "eom";

    /// <inheritdoc/>
    public readonly int Warmup => _window.Length + 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out T output)
    {
        output = default;
        var sum = input.High + input.Low;
        if (!Number.IsPresent(sum) || !Number.IsPresent(input.Volume))
        {
            _window.Clear();
            _hasLast = false;
            _last = T.Zero;
            return false;
        }

        var distance = (sum - _last) / Number.Convert<T>(2);
        var hasDistance = _hasLast;
        _last = sum;
        _hasLast = true;
        if (!hasDistance || input.Volume == T.Zero)
        {
            return false;
        }

        var limit = RealFunctions.GreatestOf(_window.Length);
        if (!RealFunctions.TryMultiplyDivide(distance, _divisor, input.Volume, limit, out var moved)
            || !RealFunctions.TryMultiply(moved, input.High - input.Low, limit, out var ease)
            || !_window.Push(ease))
        {
            return false;
        }

        output = _window.Sum() / T.CreateChecked(_window.Length);
        return true;
    }

    /// <inheritdoc/>
    public readonly EaseOfMovementState<T> Copy() => this with { _window = _window.Copy() };

    /// <inheritdoc/>
    public readonly EaseOfMovementState<T> Fresh() => new(_window.Length, _unit);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_unit);
        _window.Save(ref writer);
        writer.WriteValue(in _last);
        writer.Write(_hasLast ? 1 : 0);
    }

    /// <inheritdoc/>
    public readonly EaseOfMovementState<T> Load(ref StateReader reader)
    {
        reader.Parameter("divisor", _unit);
        return this with
        {
            _window = _window.Load(ref reader),
            _last = reader.ReadValue<T>(),
            _hasLast = reader.ReadInt32(0, 1) == 1,
        };
    }
}
