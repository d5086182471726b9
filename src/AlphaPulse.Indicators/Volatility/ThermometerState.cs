using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Thermometer{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct ThermometerState<T> : IIndicatorState<ThermometerState<T>, Ohlcv<T>, ThermometerValue<T>>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private readonly decimal _below;
    private readonly decimal _above;
    private readonly InsideRange _inside;
    private readonly T _calm;
    private readonly T _hot;
    private EmaState<T> _average;
    private T _high;
    private T _low;
    private bool _hasLast;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The period of the average; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="calm">A bar is calm below this times the average; above 0, at most 100.</param>
    /// <param name="hot">A bar is hot above this times the average; above 0, at most 100.</param>
    /// <param name="inside">What counts for a bar within the bar before; the distances by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public ThermometerState(int period, decimal calm, decimal hot, InsideRange inside)
    {
        _period = Period.Check(period, 1);
        _below = calm is > 0 and <= 100 ? calm : throw new ArgumentOutOfRangeException(nameof(calm), calm, "Choose a factor above 0, at most 100.");
        _above = hot is > 0 and <= 100 ? hot : throw new ArgumentOutOfRangeException(nameof(hot), hot, "Choose a factor above 0, at most 100.");
        _inside = inside is InsideRange.Distance or InsideRange.Zero
            ? inside
            : throw new ArgumentOutOfRangeException(nameof(inside), inside, "Choose the distance or zero.");
        _calm = Number.Convert<T>(calm);
        _hot = Number.Convert<T>(hot);
        _average = new EmaState<T>(period, EmaSeed.Average);
    }

    /// <inheritdoc/>
    public readonly string Name => "thermo";

    /// <inheritdoc/>
    public readonly int Warmup => 2;

    /// <inheritdoc/>
    public readonly int OutputWarmup(int output) => output == 0 ? 2 : _period + 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => 1 + _average.ConvergenceBars(epsilon);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out ThermometerValue<T> output)
    {
        output = default;
        var (high, low, hasLast) = (_high, _low, _hasLast);
        _hasLast = BarPresence.HasRange(in input);
        _high = _hasLast ? input.High : T.Zero;
        _low = _hasLast ? input.Low : T.Zero;
        if (!_hasLast)
        {
            _average = _average.Fresh();
            return false;
        }

        if (!hasLast)
        {
            return false;
        }

        var distance = _inside == InsideRange.Zero && input.High < high && input.Low > low
            ? T.Zero
            : Number.Max(T.Abs(input.High - high), T.Abs(input.Low - low));
        output = _average.Next(in distance, out var average)
            ? new ThermometerValue<T>(distance, average, distance < _calm * average ? T.One : T.Zero, distance > _hot * average ? T.One : T.Zero)
            : new ThermometerValue<T>(distance, null, null, null);
        return Number.IsPresent(distance);
    }

    /// <inheritdoc/>
    public readonly ThermometerState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly ThermometerState<T> Fresh() => new(_period, _below, _above, _inside);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_below);
        writer.Parameter(_above);
        writer.Parameter((int)_inside);
        _average.Save(ref writer);
        writer.WriteValue(in _high);
        writer.WriteValue(in _low);
        writer.Write(_hasLast ? 1 : 0);
    }

    /// <inheritdoc/>
    public readonly ThermometerState<T> Load(ref StateReader reader)
    {
        reader.Parameter("calm", _below);
        reader.Parameter("hot", _above);
        reader.Parameter("inside", (int)_inside);
        return this with
        {
            _average = _average.Load(ref reader),
            _high = reader.ReadValue<T>(),
            _low = reader.ReadValue<T>(),
            _hasLast = reader.ReadInt32(0, 1) == 1,
        };
    }
}
