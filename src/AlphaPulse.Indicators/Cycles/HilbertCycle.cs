using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>
/// The homodyne discriminator of Ehlers: a Hilbert transform of the price tells its phase from bar to bar, and that the period of the
/// dominant cycle.
/// </summary>
/// <remarks>
/// <para>John Ehlers, Rocket Science for Traders, 2001, chapter 7. As in TA-Lib all filters begin with zeros, a fixed number of bars after
/// the first.</para>
/// <para>Nothing here depends on the unit of the price: decimals calculate with moves of about 10^8 (<see cref="DecimalUnit"/>), and every
/// filter is fed differences of prices, whose digits a small move of a great price keeps. Where the price has stood still for so long
/// that what is left of its moves is below 10^-18 of it, nothing is left: there is no cycle, and not one of rounding residues.</para>
/// </remarks>
internal partial struct HilbertCycle<T>
    where T : struct, INumber<T>
{
    private const int Mask = ShortRing<T>.Length - 1;

    private static readonly T Outer = Number.Convert<T>(0.0962m);
    private static readonly T Inner = Number.Convert<T>(0.5769m);
    private static readonly T New = Number.Convert<T>(0.2m);
    private static readonly T Old = Number.Convert<T>(0.8m);
    private static readonly T Negligible = Number.Convert<T>(1e-18m);

    private readonly int _start;
    private readonly T _shortest;
    private readonly T _longest;
    private ShortRing<T> _prices;
    private ShortRing<T> _detrended;
    private ShortRing<T> _quadratures;
    private T _real;
    private T _imaginary;
    private T _inPhaseAverage;
    private T _quadratureAverage;
    private T _raw;
    private T _period;

    // Present bars since the start or the last missing one; beyond what matters it keeps its parity.
    private int _count;
    private int _exponent;

    public HilbertCycle(int start, int shortest, int longest)
    {
        Number.EnsureSupported<T>();
        _start = start;
        _shortest = T.CreateChecked(shortest);
        _longest = T.CreateChecked(longest);
    }

    /// <summary>Present bars so far, that bar included; at most about 2^30.</summary>
    public readonly int Count => _count;

    /// <summary>The bars of the dominant cycle, smoothed.</summary>
    public readonly T Period => _period;

    /// <summary>Whether there was any move that tells a cycle.</summary>
    public readonly bool HasCycle => _real != T.Zero || _imaginary != T.Zero;

    /// <summary>The component in phase with the cycle, in the unit of the calculation.</summary>
    public readonly T InPhase => _detrended[(_count - 4) & Mask];

    /// <summary>The component a quarter of a cycle later, in the unit of the calculation.</summary>
    public readonly T Quadrature => _quadratures[(_count - 1) & Mask];

    /// <summary>A number in the unit of the calculation in that of the price.</summary>
    public readonly T ToPrice(T value) =>
        typeof(T) == typeof(double) ? value : value / Number.Convert<T>(DecimalUnit.Power(_exponent));

    /// <summary>Takes in a price; says whether the filters run.</summary>
    public bool Next(T price)
    {
        if (!Number.IsPresent(price))
        {
            this = Fresh();
            return false;
        }

        _prices[_count & Mask] = price;
        _count = _count < 1 << 30 ? _count + 1 : _count - 1023;
        if (_count <= _start)
        {
            return false;
        }

        Run();
        if (!Number.IsPresent(_period) || !Number.IsPresent(_real + _imaginary))
        {
            this = Fresh();
            return false;
        }

        return true;
    }

    public readonly HilbertCycle<T> Fresh() => this with
    {
        _count = 0,
        _exponent = 0,
        _prices = default,
        _detrended = default,
        _quadratures = default,
        _real = T.Zero,
        _imaginary = T.Zero,
        _inPhaseAverage = T.Zero,
        _quadratureAverage = T.Zero,
        _raw = T.Zero,
        _period = T.Zero,
    };

    private void Run()
    {
        var (outer, inner) = (Smoothed(0, 6), Smoothed(2, 4));
        if (typeof(T) == typeof(decimal))
        {
            var unit = Number.Convert<T>(Unit(Number.AsDecimal(Number.Max(T.Abs(outer), T.Abs(inner)))));
            outer *= unit;
            inner *= unit;
        }

        var gain = Number.Convert<T>(0.075m) * _raw + Number.Convert<T>(0.54m);
        var newest = _count - 1;
        var detrended = gain * (Outer * outer + Inner * inner) / Number.Convert<T>(10);
        _detrended[newest & Mask] = detrended;
        var quadrature = gain * Transform(in _detrended, newest);
        _quadratures[newest & Mask] = quadrature;
        var inPhase = InPhase;
        var inPhaseAhead = gain * Transform(in _detrended, newest - 3);
        var quadratureAhead = gain * Transform(in _quadratures, newest);
        var inPhaseInput = inPhase - quadratureAhead;
        var quadratureInput = quadrature + inPhaseAhead;
        var (lastInPhase, lastQuadrature) = (_inPhaseAverage, _quadratureAverage);
        _inPhaseAverage = New * inPhaseInput + Old * lastInPhase;
        _quadratureAverage = New * quadratureInput + Old * lastQuadrature;
        _real = New * (_inPhaseAverage * lastInPhase + _quadratureAverage * lastQuadrature) + Old * _real;
        _imaginary = New * (_inPhaseAverage * lastQuadrature - _quadratureAverage * lastInPhase) + Old * _imaginary;
        if (inPhaseInput == T.Zero && quadratureInput == T.Zero && IsStill(_prices[newest & Mask]))
        {
            (_inPhaseAverage, _quadratureAverage, _real, _imaginary) = (T.Zero, T.Zero, T.Zero, T.Zero);
        }

        Measure();
    }

    // The angle between one bar and the next tells the period, within bounds that it may not leave at once.
    private void Measure()
    {
        var last = _raw;
        var (low, high) = (Number.Convert<T>(0.67m) * last, Number.Convert<T>(1.5m) * last);
        var period = last;
        if (_imaginary != T.Zero && _real != T.Zero)
        {
            var angle = Elementary.ArctangentOfRatio(_imaginary, _real);
            period = angle == T.Zero ? high : Number.Convert<T>(2 * DecimalMath.Pi) / angle;
        }

        period = Number.Max(low, Number.Min(high, period));
        period = Number.Min(_longest, Number.Max(_shortest, period));
        _raw = New * period + Old * last;
        _period = Number.Convert<T>(0.33m) * _raw + Number.Convert<T>(0.67m) * _period;
    }

    private readonly bool IsStill(T price)
    {
        var bound = Negligible * T.Abs(price);
        return ToPrice(T.Abs(_inPhaseAverage)) <= bound && ToPrice(T.Abs(_quadratureAverage)) <= bound;
    }

    private static T Transform(in ShortRing<T> values, int newest) =>
        Outer * (values[newest & Mask] - values[(newest - 6) & Mask]) + Inner * (values[(newest - 2) & Mask] - values[(newest - 4) & Mask]);

    // Ten times the difference of two weighted means of four prices, out of the differences of these prices; one from before the start is zero.
    private readonly T Smoothed(int age, int before)
    {
        var reach = _count - _start;
        var weighted = T.Zero;
        for (var i = 0; i < 4; i++)
        {
            var newer = age < reach ? _prices[(_count - 1 - age - i) & Mask] : T.Zero;
            var older = before < reach ? _prices[(_count - 1 - before - i) & Mask] : T.Zero;
            weighted += T.CreateTruncating(4 - i) * (newer - older);
        }

        return weighted;
    }
}
