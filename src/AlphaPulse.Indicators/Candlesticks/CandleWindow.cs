using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The last candles and the words of the rules for them, with the default settings of TA-Lib.</summary>
/// <remarks>
/// <para>Age 0 is the last candle. Means are of the candles before that of the age, summed anew where a rule asks for them (after its cheaper
/// conditions), so that nothing drifts; each is one sum times one factor.</para>
/// <para>Comparisons over <see cref="decimal"/> are exact as long as 28 digits hold a sum of ten prices times the factor. Over
/// <see cref="double"/> prices are taken for what their bits say, as TA-Lib does: 255.43 - 255.22 is a little more there than 255.64 - 255.43,
/// so that a tie of the prices as they are written can fall to either side.</para>
/// <para>A missing bar empties the window. Copies are snapshots as those of <see cref="WindowSum{T}"/>.</para>
/// </remarks>
internal partial struct CandleWindow<T>
    where T : struct, INumber<T>
{
    private readonly int _length;
    private readonly T _penetration;
    private Candle<T>[] _ring;
    private int _slot;

    // Present bars since the start or the last missing one, at most the length.
    private int _run;

    public CandleWindow(int length, decimal penetration)
    {
        Number.EnsureSupported<T>();
        _length = length;
        _penetration = Number.Convert<T>(penetration);
        _ring = WindowRing.Create<Candle<T>>(length);
    }

    public readonly int Length => _length;

    public readonly ref readonly Candle<T> this[int age]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _ring[(_slot - 1 - age) & (_ring.Length - 1)];
    }

    /// <summary>Takes in a bar; says whether the window is full.</summary>
    public bool Push(in Ohlcv<T> bar)
    {
        if (!BarPresence.HasAll(in bar))
        {
            _run = 0;
            return false;
        }

        _ring[_slot] = new Candle<T>(bar.Open, bar.High, bar.Low, bar.Close);
        _slot = (_slot + 1) & (_ring.Length - 1);
        _run = Math.Min(_run + 1, _length);
        return _run >= _length;
    }

    public readonly CandleWindow<T> Copy() => this with { _ring = WindowRing.Copy(_ring) };

    public readonly CandleWindow<T> Fresh() => this with { _ring = WindowRing.Create<Candle<T>>(_length), _slot = 0, _run = 0 };

    public readonly void Save(ref StateWriter writer)
    {
        writer.Write(_slot);
        writer.Write(_run);
        for (var age = _run - 1; age >= 0; age--)
        {
            ref readonly var candle = ref this[age];
            writer.WriteValue(in candle.Open);
            writer.WriteValue(in candle.High);
            writer.WriteValue(in candle.Low);
            writer.WriteValue(in candle.Close);
        }
    }

    public readonly CandleWindow<T> Load(ref StateReader reader)
    {
        var loaded = Fresh();
        loaded._slot = reader.ReadInt32(0, _ring.Length - 1);
        loaded._run = reader.ReadInt32(0, _length);
        for (var age = loaded._run - 1; age >= 0; age--)
        {
            loaded._ring[(loaded._slot - 1 - age) & (_ring.Length - 1)] =
                new Candle<T>(reader.ReadValue<T>(), reader.ReadValue<T>(), reader.ReadValue<T>(), reader.ReadValue<T>());
        }

        return loaded;
    }
}
