using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Obv{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct ObvState<T> : IIndicatorState<ObvState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    private readonly ObvStart _start;
    private RunningSum<T> _sum;
    private T _lastClose;
    private bool _begun;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="start">What the sum begins with.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such start.</exception>
    public ObvState(ObvStart start)
    {
        Number.EnsureSupported<T>();
        _start = start is ObvStart.FirstVolume or ObvStart.Zero
            ? start
            : throw new ArgumentOutOfRangeException(nameof(start), start, "Choose the first volume or zero.");
    }

    /// <inheritdoc/>
    public readonly string Name => "obv";

    /// <inheritdoc/>
    public readonly int Warmup => 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => int.MaxValue;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out T output)
    {
        var volume = input.Volume;
        if (!Number.IsPresent(input.Close) || !Number.IsPresent(volume))
        {
            return Restart(out output);
        }

        if (!_begun)
        {
            _begun = true;
            _sum = new RunningSum<T>(_start == ObvStart.FirstVolume ? volume : T.Zero);
        }
        else if (input.Close != _lastClose)
        {
            _sum.Add(input.Close > _lastClose ? volume : -volume);
        }

        _lastClose = input.Close;
        output = _sum.Value;
        return Number.IsPresent(output) || Restart(out output);
    }

    /// <inheritdoc/>
    public readonly ObvState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly ObvState<T> Fresh() => new(_start);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter((int)_start);
        writer.Write(_begun ? 1 : 0);
        _sum.Save(ref writer);
        writer.WriteValue(in _lastClose);
    }

    /// <inheritdoc/>
    public readonly ObvState<T> Load(ref StateReader reader)
    {
        reader.Parameter("start", (int)_start);
        return this with
        {
            _begun = reader.ReadInt32(0, 1) == 1,
            _sum = _sum.Load(ref reader),
            _lastClose = reader.ReadValue<T>(),
        };
    }

    private bool Restart(out T output)
    {
        var fresh = Fresh();
        this = fresh;
        output = default;
        return false;
    }
}
