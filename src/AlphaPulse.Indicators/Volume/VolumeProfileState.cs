using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="VolumeProfile{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct VolumeProfileState<T> : IIndicatorState<VolumeProfileState<T>, Ohlcv<T>, VolumeProfileValue<T>>
    where T : struct, INumber<T>
{
    private readonly decimal _shareOfAll;
    private readonly T _share;
    private WindowExtremes<T> _range;
    private WindowValues<T> _closes;
    private WindowValues<T> _volumes;

    // Filled anew at each bar.
    private T[] _bins;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="bins">How many bins the range is cut into; from 2 to 1000.</param>
    /// <param name="period">The bars of the window; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="share">The share of the volume in the value area; from 0.01 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public VolumeProfileState(int bins, int period, decimal share)
    {
        _range = new WindowExtremes<T>(Period.Check(period, 1));
        _closes = new WindowValues<T>(period);
        _volumes = new WindowValues<T>(period);
        _bins = bins is >= 2 and <= 1000
            ? new T[bins]
            : throw new ArgumentOutOfRangeException(nameof(bins), bins, "Choose 2 to 1000 bins.");
        _shareOfAll = share is >= 0.01m and <= 1
            ? share
            : throw new ArgumentOutOfRangeException(nameof(share), share, "Choose a share from 0.01 to 1.");
        _share = Number.Convert<T>(share);
    }

    /// <inheritdoc/>
    public readonly string Name => "vp";

    /// <inheritdoc/>
    public readonly int Warmup => _closes.Length;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out VolumeProfileValue<T> output)
    {
        output = default;
        if (!(_range.Push(input.High, input.Low) & _closes.Push(input.Close) & _volumes.Push(input.Volume)))
        {
            return false;
        }

        var low = _range.Lowest();
        var height = _range.Highest() - low;
        if (!(height > T.Zero) || !Number.IsPresent(height))
        {
            return false;
        }

        var total = Fill(low, height);
        if (!(total > T.Zero) || !Number.IsPresent(total))
        {
            return false;
        }

        var control = Busiest(total);
        var (first, last) = ValueArea(control, total);
        var bin = height / T.CreateChecked(_bins.Length);
        output = new VolumeProfileValue<T>(
            low + bin * T.CreateChecked(2 * control + 1) / Number.Convert<T>(2), low + bin * T.CreateChecked(last + 1), low + bin * T.CreateChecked(first));
        return Number.IsPresent(output.PointOfControl + output.High + output.Low);
    }

    /// <inheritdoc/>
    public readonly VolumeProfileState<T> Copy() => this with
    {
        _range = _range.Copy(),
        _closes = _closes.Copy(),
        _volumes = _volumes.Copy(),
        _bins = new T[_bins.Length],
    };

    /// <inheritdoc/>
    public readonly VolumeProfileState<T> Fresh() => new(_bins.Length, _closes.Length, _shareOfAll);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_bins.Length);
        writer.Parameter(_shareOfAll);
        _range.Save(ref writer);
        _closes.Save(ref writer);
        _volumes.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly VolumeProfileState<T> Load(ref StateReader reader)
    {
        reader.Parameter("bins", _bins.Length);
        reader.Parameter("share", _shareOfAll);
        return this with
        {
            _range = _range.Load(ref reader),
            _closes = _closes.Load(ref reader),
            _volumes = _volumes.Load(ref reader),
        };
    }

    // The volume of each bin; gives that of all.
    private readonly T Fill(T low, T height)
    {
        Array.Clear(_bins);
        var total = T.Zero;
        var count = T.CreateChecked(_bins.Length);
        for (var age = _closes.Length - 1; age >= 0; age--)
        {
            var above = (_closes[age] - low) * count;
            var share = double.CreateSaturating(above / height);
            var place = share >= _bins.Length ? _bins.Length - 1 : share > 0 ? (int)share : 0;

            // A close on an edge is on it however the quotient was rounded.
            var edge = height * T.CreateChecked(place + 1);
            if (place < _bins.Length - 1 && (above >= edge || Number.Ties(above, edge, count * _closes[age])))
            {
                place++;
            }
            else if (above < height * T.CreateChecked(place) && !Number.Ties(above, height * T.CreateChecked(place), count * _closes[age]))
            {
                place = Math.Max(0, place - 1);
            }

            _bins[place] += _volumes[age];
            total += _volumes[age];
        }

        return total;
    }

    private readonly int Busiest(T total)
    {
        var busiest = 0;
        for (var i = 1; i < _bins.Length; i++)
        {
            busiest = _bins[i] > _bins[busiest] && !Number.Ties(_bins[i], _bins[busiest], total) ? i : busiest;
        }

        return busiest;
    }

    private readonly (int First, int Last) ValueArea(int control, T total)
    {
        var (first, last) = (control, control);
        var held = _bins[control];
        var wanted = _share * total;
        while (held < wanted && !Number.Ties(held, wanted, total) && last - first + 1 < _bins.Length)
        {
            var above = last + 1 < _bins.Length ? _bins[last + 1] : T.Zero;
            var below = first > 0 ? _bins[first - 1] : T.Zero;
            if (last + 1 < _bins.Length && (first == 0 || above >= below || Number.Ties(above, below, total)))
            {
                held += above;
                last++;
            }
            else
            {
                held += below;
                first--;
            }
        }

        return (first, last);
    }
}
