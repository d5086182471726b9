using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="VerticalHorizontal{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct VerticalHorizontalState<T> : IIndicatorState<VerticalHorizontalState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private WindowExtremes<T> _window;
    private WindowSum<T> _way;
    private T _last;
    private bool _begun;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 3 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public VerticalHorizontalState(int period)
    {
        Number.EnsureSupported<T>();
        _period = Period.Check(period, 3);
        _window = new WindowExtremes<T>(period);
        _way = new WindowSum<T>(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "vhf";

    /// <inheritdoc/>
    public readonly int Warmup => _period + 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        output = default;
        if (!Number.IsPresent(input))
        {
            return Restart();
        }

        _window.Push(input, input);
        var hasValue = _begun && _way.Push(T.Abs(input - _last));
        _last = input;
        _begun = true;
        var way = hasValue ? _way.Sum() : T.Zero;
        if (way == T.Zero)
        {
            return false;
        }

        output = RealFunctions.Within((_window.Highest() - _window.Lowest()) / way, T.One);
        return Number.IsPresent(output);
    }

    /// <inheritdoc/>
    public readonly VerticalHorizontalState<T> Copy() => this with { _window = _window.Copy(), _way = _way.Copy() };

    /// <inheritdoc/>
    public readonly VerticalHorizontalState<T> Fresh() => new(_period);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        _window.Save(ref writer);
        _way.Save(ref writer);
        writer.WriteValue(in _last);
        writer.Write(_begun ? 1 : 0);
    }

    /// <inheritdoc/>
    public readonly VerticalHorizontalState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        return this with
        {
            _window = _window.Load(ref reader),
            _way = _way.Load(ref reader),
            _last = reader.ReadValue<T>(),
            _begun = reader.ReadInt32(0, 1) == 1,
        };
    }

    private bool Restart()
    {
        _window.Clear();
        _way.Clear();
        (_last, _begun) = (T.Zero, false);
        return false;
    }
}
