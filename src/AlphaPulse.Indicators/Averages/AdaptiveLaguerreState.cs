using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="AdaptiveLaguerre{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct AdaptiveLaguerreState<T> : IIndicatorState<AdaptiveLaguerreState<T>, T, T>
    where T : struct, INumber<T>
{
    internal const int GreatestMedian = 15;
    private const int Mask = ShortRing<T>.Length - 1;

    private readonly int _period;
    private readonly int _median;
    private WindowExtremes<T> _distances;
    private LaguerreChain<T> _chain;
    private ShortRing<T> _places;
    private T _value;
    private T _weight;
    private int _count;
    private int _placed;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the range; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="median">Of how many bars the median is taken; odd, from 1 to 15.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public AdaptiveLaguerreState(int period, int median)
    {
        _period = Period.Check(period, 2);
        _median = median is >= 1 and <= GreatestMedian && median % 2 == 1
            ? median
            : throw new ArgumentOutOfRangeException(nameof(median), median, "Choose an odd number from 1 to 15.");
        _distances = new WindowExtremes<T>(period);
        _weight = FirstWeight(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "alaguerre";

    /// <inheritdoc/>
    public readonly int Warmup => _period + _median - 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) =>
        Warmup + 4 * Period.BarsToForget(1 - 2 / (_period + 1.0), epsilon); // as with the weight of the beginning

    /// <inheritdoc/>
    public bool Next(in T input, out T output)
    {
        output = default;
        if (!Number.IsPresent(input))
        {
            return Restart();
        }

        var distance = _count == 0 ? T.Zero : T.Abs(input - _value);
        if (_distances.Push(distance, distance))
        {
            Place(distance);
        }

        if (!_chain.Next(input, T.One - _weight, out _value))
        {
            return Restart();
        }

        _count = Math.Min(_count + 1, Warmup);
        output = _count < Warmup ? default : _value;
        return _count >= Warmup;
    }

    /// <inheritdoc/>
    public readonly AdaptiveLaguerreState<T> Copy() => this with { _distances = _distances.Copy() };

    /// <inheritdoc/>
    public readonly AdaptiveLaguerreState<T> Fresh() => new(_period, _median);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        writer.Parameter(_median);
        _distances.Save(ref writer);
        _chain.Save(ref writer);
        for (var i = 0; i < ShortRing<T>.Length; i++)
        {
            writer.WriteValue(in _places[i]);
        }

        writer.WriteValue(in _value);
        writer.WriteValue(in _weight);
        writer.Write(_count);
        writer.Write(_placed);
    }

    /// <inheritdoc/>
    public readonly AdaptiveLaguerreState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        reader.Parameter("median", _median);
        var loaded = Fresh();
        loaded._distances = _distances.Load(ref reader);
        loaded._chain = LaguerreChain<T>.Load(ref reader);
        for (var i = 0; i < ShortRing<T>.Length; i++)
        {
            loaded._places[i] = reader.ReadValue<T>();
        }

        loaded._value = reader.ReadValue<T>();
        loaded._weight = reader.ReadValue<T>();
        loaded._count = reader.ReadInt32(0, Warmup);
        loaded._placed = reader.ReadInt32(0, 2 * ShortRing<T>.Length - 1);
        return loaded;
    }

    // Where a distance lies between the least and the greatest, and the median of the last such places.
    private void Place(T distance)
    {
        var (low, high) = (_distances.Lowest(), _distances.Highest());
        var range = high - low;
        if (range == T.Zero || !Number.IsPresent(range))
        {
            return;
        }

        _places[_placed & Mask] = (distance - low) / range;
        _placed = _placed < 2 * ShortRing<T>.Length - 1 ? _placed + 1 : ShortRing<T>.Length;
        if (_placed < _median)
        {
            return;
        }

        ShortRing<T> sorted = default;
        for (var i = 0; i < _median; i++)
        {
            var place = _places[(_placed - 1 - i) & Mask];
            var slot = i;
            for (; slot > 0 && sorted[slot - 1] > place; slot--)
            {
                sorted[slot] = sorted[slot - 1];
            }

            sorted[slot] = place;
        }

        _weight = sorted[_median / 2];
    }

    private static T FirstWeight(int period) => Number.Convert<T>(2) / T.CreateChecked(period + 1);

    private bool Restart()
    {
        _distances.Clear();
        (_chain, _places, _value, _weight) = (default, default, T.Zero, FirstWeight(_period));
        (_count, _placed) = (0, 0);
        return false;
    }
}
