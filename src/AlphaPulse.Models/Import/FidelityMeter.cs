namespace AlphaPulse.Models;

/// <summary>Measures how far values are apart.</summary>
/// <param name="isSingle">Whether the original is of single precision, to which ours is rounded before bits are compared.</param>
internal sealed class FidelityMeter(bool isSingle)
{
    private int _rows;
    private long _values;
    private long _different;
    private long _ulps;
    private double _difference;
    private double _relative;

    internal void Add(ReadOnlySpan<double> original, ReadOnlySpan<double> own)
    {
        _rows++;
        for (var i = 0; i < original.Length; i++)
        {
            _values++;
            var apart = Ulps(original[i], own[i]);
            _different += apart == 0 ? 0 : 1;
            _ulps = Math.Max(_ulps, apart);

            // Two numbers that are none are the same; one alone is as far away as can be.
            var difference = double.IsNaN(original[i]) && double.IsNaN(own[i]) ? 0 : Math.Abs(original[i] - own[i]);
            difference = original[i].Equals(own[i]) ? 0 : double.IsNaN(difference) ? double.PositiveInfinity : difference;
            _difference = Math.Max(_difference, difference);
            _relative = Math.Max(_relative, difference == 0 ? 0 : double.IsFinite(original[i]) ? difference / Math.Max(1, Math.Abs(original[i])) : double.PositiveInfinity);
        }
    }

    internal ModelFidelity ToFidelity() => new(_rows, _values, _different, _ulps, _difference, _relative);

    /// <summary>How many numbers lie between two, plus 1; both zeros are the same number.</summary>
    private long Ulps(double original, double own)
    {
        if (double.IsNaN(original) || double.IsNaN(own))
        {
            return double.IsNaN(original) && double.IsNaN(own) ? 0 : long.MaxValue;
        }

        var apart = isSingle
            ? (Int128)Place(BitConverter.SingleToInt32Bits((float)original), int.MinValue) - Place(BitConverter.SingleToInt32Bits((float)own), int.MinValue)
            : (Int128)Place(BitConverter.DoubleToInt64Bits(original), long.MinValue) - Place(BitConverter.DoubleToInt64Bits(own), long.MinValue);
        return (long)Int128.Min(Int128.Abs(apart), long.MaxValue);
    }

    /// <summary>The place of a number among all, from the bits of it; 0 for both zeros.</summary>
    private static long Place(long bits, long sign) => bits < 0 ? sign - bits : bits;
}
