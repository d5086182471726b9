using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="TdSequential{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct TdSequentialState<T> : IIndicatorState<TdSequentialState<T>, T, RunValue<T>>
    where T : struct, INumber<T>
{
    private const int Lag = 4;
    private const int Longest = int.MaxValue - 1;

    private WindowLag<T> _lag;
    private int _up;
    private int _down;

    /// <summary>Creates the state before the first bar.</summary>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
    public TdSequentialState()
    {
        Number.EnsureSupported<T>();
        _lag = new WindowLag<T>(Lag);
    }

    /// <inheritdoc/>
    public readonly string Name => "tdseq";

    /// <inheritdoc/>
    public readonly int Warmup => Lag + 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => int.MaxValue;

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

        _up = input > before ? Math.Min(_up + 1, Longest) : 0;
        _down = input < before ? Math.Min(_down + 1, Longest) : 0;
        output = new RunValue<T>(T.CreateChecked(_up), T.CreateChecked(_down));
        return true;
    }

    /// <inheritdoc/>
    public readonly TdSequentialState<T> Copy() => this with { _lag = _lag.Copy() };

    /// <inheritdoc/>
    public readonly TdSequentialState<T> Fresh() => new();

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        _lag.Save(ref writer);
        writer.Write(_up);
        writer.Write(_down);
    }

    /// <inheritdoc/>
    public readonly TdSequentialState<T> Load(ref StateReader reader)
    {
        return this with
        {
            _lag = _lag.Load(ref reader),
            _up = reader.ReadInt32(0, Longest),
            _down = reader.ReadInt32(0, Longest),
        };
    }

    private bool Restart()
    {
        _lag.Clear();
        (_up, _down) = (0, 0);
        return false;
    }
}
