using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The phase of the dominant cycle, and the trend without it, over a <see cref="HilbertCycle{T}"/>.</summary>
/// <remarks>
/// John Ehlers, Rocket Science for Traders, 2001, chapters 9 and 10: the correlation of the smoothed price with one wave of the dominant
/// period tells the phase; the mean over that period has no cycle in it. As in TA-Lib the filters begin 37 bars after the first, and
/// the smoothed prices before count as zero. Over a whole wave the sines and cosines sum to 0, so that the correlation of the distances
/// from the newest price is the same, and 0 where the price stands still.
/// </remarks>
internal struct HilbertPhase<T>
    where T : struct, INumber<T>
{
    public const int Warmup = 64;
    private const int Start = 37;
    private const int Window = CycleWaves<T>.Longest + 3;
    private static readonly T DegreesPerRadian = Number.Convert<T>(180 / DecimalMath.Pi);

    private HilbertCycle<T> _cycle;
    private T[] _prices;
    private int _slot;
    private T _phase;
    private bool _hasPhase;
    private T _mean;
    private T _meanBefore;
    private T _meanBeforeThat;
    private T _trend;

    public HilbertPhase()
    {
        _cycle = new HilbertCycle<T>(Start, 6, CycleWaves<T>.Longest);
        _prices = WindowRing.Create<T>(Window);
    }

    /// <summary>Whether there are as many bars as the values need.</summary>
    public readonly bool IsReady => _cycle.Count >= Warmup;

    /// <summary>Whether there is a phase: not where the price stood still over the whole cycle.</summary>
    public readonly bool HasPhase => _hasPhase;

    /// <summary>The phase in degrees, from -45 to 315.</summary>
    public readonly T Phase => _phase;

    public readonly T Period => _cycle.Period;

    /// <summary>The price without the dominant cycle.</summary>
    public readonly T Trend => _trend;

    /// <summary>The weighted mean of the last four prices.</summary>
    public readonly T Smooth => Price(0) + Smoothing(0) / Number.Convert<T>(10);

    /// <summary>The sine of an angle in degrees.</summary>
    public static T Sine(T degrees) => Elementary.Sin(degrees / DegreesPerRadian);

    public static int ConvergenceBars(double epsilon) => Warmup + CycleWaves<T>.Longest + 3 * Indicators.Period.BarsToForget(0.8, epsilon);

    /// <summary>Takes in a price; says whether the filters run.</summary>
    public bool Next(T price)
    {
        if (!_cycle.Next(price))
        {
            Keep(price);
            _hasPhase = false;
            (_phase, _mean, _meanBefore, _meanBeforeThat) = (T.Zero, T.Zero, T.Zero, T.Zero);
            return false;
        }

        Keep(price);
        var bars = int.CreateTruncating(_cycle.Period + Number.Convert<T>(0.5m));
        FindPhase(bars);
        var distances = T.Zero;
        for (var i = 1; i < bars; i++)
        {
            distances += Price(i) - price;
        }

        var mean = bars == 0 ? T.Zero : price + distances / T.CreateTruncating(bars);
        _trend = mean + (Number.Convert<T>(3) * (_mean - mean) + Number.Convert<T>(2) * (_meanBefore - mean) + (_meanBeforeThat - mean)) / Number.Convert<T>(10);
        (_meanBeforeThat, _meanBefore, _mean) = (_meanBefore, _mean, mean);
        return true;
    }

    public readonly HilbertPhase<T> Copy() => this with { _prices = WindowRing.Copy(_prices) };

    public readonly void Save(ref StateWriter writer)
    {
        _cycle.Save(ref writer);
        writer.Write(_slot);
        WindowRing.Save(ref writer, _prices, _slot, Window);
        writer.WriteValue(in _phase);
        writer.Write(_hasPhase ? 1 : 0);
        writer.WriteValue(in _mean);
        writer.WriteValue(in _meanBefore);
        writer.WriteValue(in _meanBeforeThat);
        writer.WriteValue(in _trend);
    }

    public readonly HilbertPhase<T> Load(ref StateReader reader)
    {
        var cycle = _cycle.Load(ref reader);
        var slot = reader.ReadInt32(0, _prices.Length - 1);
        return this with
        {
            _cycle = cycle,
            _slot = slot,
            _prices = WindowRing.Load<T>(ref reader, slot, Window),
            _phase = reader.ReadValue<T>(),
            _hasPhase = reader.ReadInt32(0, 1) == 1,
            _mean = reader.ReadValue<T>(),
            _meanBefore = reader.ReadValue<T>(),
            _meanBeforeThat = reader.ReadValue<T>(),
            _trend = reader.ReadValue<T>(),
        };
    }

    private void Keep(T price)
    {
        _prices[_slot] = price;
        _slot = (_slot + 1) & (_prices.Length - 1);
    }

    private readonly T Price(int age) => _prices[(_slot - 1 - age) & (_prices.Length - 1)];

    // Ten times the distance of a smoothed price from its newest price.
    private readonly T Smoothing(int age)
    {
        var price = Price(age);
        return Number.Convert<T>(3) * (Price(age + 1) - price) + Number.Convert<T>(2) * (Price(age + 2) - price) + (Price(age + 3) - price);
    }

    // Ten times the distance of a smoothed price from the newest one; those from before the start are zero.
    private readonly T Distance(int age, T newest) => age < _cycle.Count - Start
        ? Number.Convert<T>(10) * (Price(age) - Price(0)) + (Smoothing(age) - Smoothing(0))
        : -newest;

    private void FindPhase(int bars)
    {
        var sines = CycleWaves<T>.Sines[bars];
        var cosines = CycleWaves<T>.Cosines[bars];
        var newest = Number.Convert<T>(10) * Price(0) + Smoothing(0);
        var greatest = T.Zero;
        for (var i = 1; i < bars; i++)
        {
            greatest = Number.Max(greatest, T.Abs(Distance(i, newest)));
        }

        // As shares of the greatest, which decimals hold with all their digits.
        var (real, imaginary) = (T.Zero, bars == 1 ? newest : T.Zero);
        for (var i = 1; i < bars && greatest > T.Zero; i++)
        {
            var share = Distance(i, newest) / greatest;
            real += sines[i] * share;
            imaginary += cosines[i] * share;
        }

        _hasPhase = (real != T.Zero || imaginary != T.Zero) && Number.IsPresent(real) && Number.IsPresent(imaginary);
        if (!_hasPhase)
        {
            return;
        }

        var angle = imaginary != T.Zero
            ? Elementary.ArctangentOfRatio(real, imaginary) * DegreesPerRadian
            : Number.Convert<T>(real < T.Zero ? -90 : 90);

        // One bar more for the lag of the smoothing.
        _phase = angle + Number.Convert<T>(90) + Number.Convert<T>(360) / _cycle.Period + (imaginary < T.Zero ? Number.Convert<T>(180) : T.Zero);
        if (_phase > Number.Convert<T>(315))
        {
            _phase -= Number.Convert<T>(360);
        }
    }
}
