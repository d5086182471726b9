using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Exhaustion{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct ExhaustionState<T> : IIndicatorState<ExhaustionState<T>, T, RunValue<T>>
    where T : struct, INumber<T>
{
    private readonly int _length;
    private readonly int _cap;
    private WindowLag<T> _lag;
    private int _up;
    private int _down;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="length">With the close how many bars before each close is compared; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="cap">Where the count stops; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public ExhaustionState(int length, int cap)
    {
        Number.EnsureSupported<T>();
        _length = Period.Check(length, 1);
        _cap = Period.Check(cap, 1);
        _lag = new WindowLag<T>(length);
    }

    /// <inheritdoc/>
    public readonly string Name => "exhc";

    /// <inheritdoc/>
    public readonly int Warmup => _length + 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => _length + _cap;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out RunValue<T> output)
    {
        output = default;
        if (!Number.IsPresent(input))
        {
            return Restart();
        }

        if (!_lag.Push(input, out var before))
        {
            return false;
        }

        _up = input > before ? Math.Min(_up + 1, _cap) : 0;
        _down = input < before ? Math.Min(_down + 1, _cap) : 0;
        output = new RunValue<T>(T.CreateChecked(_up), T.CreateChecked(_down));
        return true;
    }

    /// <inheritdoc/>
    public readonly ExhaustionState<T> Copy() => this with { _lag = _lag.Copy() };

    /// <inheritdoc/>
    public readonly ExhaustionState<T> Fresh() => new(_length, _cap);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_length);
        writer.Parameter(_cap);
        _lag.Save(ref writer);
        writer.Write(_up);
        writer.Write(_down);
    }

    /// <inheritdoc/>
    public readonly ExhaustionState<T> Load(ref StateReader reader)
    {
        reader.Parameter("length", _length);
        reader.Parameter("cap", _cap);
        return this with
        {
            _lag = _lag.Load(ref reader),
            _up = reader.ReadInt32(0, _cap),
            _down = reader.ReadInt32(0, _cap),
        };
    }

    private bool Restart()
    {
        _lag.Clear();
        (_up, _down) = (0, 0);
        return false;
    }
}
