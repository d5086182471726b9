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
        if (_begun)
        {
            var sum = _sum.Add(Signed(in input));
            _lastClose = input.Close;
            if (Number.IsPresent(sum))
            {
                output = sum;
                return true;
            }
        }

        // By value, so that this state itself need not live in memory.
        var begun = Begun(this, in input);
        this = begun;
        output = _begun ? _sum.Value : default;
        return _begun;
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly T Signed(in Ohlcv<T> input)
    {
        if (typeof(T) == typeof(double))
        {
            // Without a branch on the direction, which no predictor gets right; not a number where close or volume is missing.
            var missing = Math.FusedMultiplyAdd(Number.AsDouble(input.Volume), 0.0, Number.AsDouble(input.Close - input.Close));
            return Number.WhereLess(_lastClose, input.Close, input.Volume) - Number.WhereLess(input.Close, _lastClose, input.Volume)
                + Number.From<T>(missing);
        }

        return input.Close == _lastClose ? T.Zero : input.Close > _lastClose ? input.Volume : -input.Volume;
    }

    // The first bar, and the first after a missing one or after a sum that left the range of double.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ObvState<T> Begun(ObvState<T> state, in Ohlcv<T> input)
    {
        var restarts = state._begun;
        var next = state.Fresh();
        if (!restarts && Number.IsPresent(input.Close) && Number.IsPresent(input.Volume))
        {
            next._sum = new RunningSum<T>(next._start == ObvStart.FirstVolume ? input.Volume : T.Zero);
            next._lastClose = input.Close;
            next._begun = true;
        }

        return next;
    }
}
