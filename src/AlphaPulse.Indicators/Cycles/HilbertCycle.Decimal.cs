using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <content>The unit in which decimals calculate.</content>
internal partial struct HilbertCycle<T>
    where T : struct, INumber<T>
{
    // What moves up to the given one are multiplied with; brings the filters to it.
    private decimal Unit(decimal move)
    {
        while (true)
        {
            var unit = DecimalUnit.Power(_exponent);
            var shift = (double)move * (double)unit >= 1e27
                ? (_exponent > DecimalUnit.Least ? -1 : 0)
                : DecimalUnit.Shift(Math.Max(move * unit, Greatest()), _exponent);
            if (shift == 0)
            {
                return unit;
            }

            Rescale(shift);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Rescale(int shift)
    {
        var factor = Number.Convert<T>(DecimalUnit.Power(shift));
        _exponent += shift;
        for (var i = 0; i < ShortRing<T>.Length; i++)
        {
            _detrended[i] *= factor;
            _quadratures[i] *= factor;
        }

        _inPhaseAverage *= factor;
        _quadratureAverage *= factor;
        _real = _real * factor * factor;
        _imaginary = _imaginary * factor * factor;
    }

    private readonly decimal Greatest()
    {
        var greatest = Math.Max(Magnitude(_inPhaseAverage), Magnitude(_quadratureAverage));
        for (var i = 0; i < ShortRing<T>.Length; i++)
        {
            greatest = Math.Max(greatest, Math.Max(Magnitude(_detrended[i]), Magnitude(_quadratures[i])));
        }

        return Math.Max(greatest, (decimal)Math.Sqrt((double)Math.Max(Magnitude(_real), Magnitude(_imaginary))));
    }

    private static decimal Magnitude(T value) => Math.Abs(Number.AsDecimal(value));
}
