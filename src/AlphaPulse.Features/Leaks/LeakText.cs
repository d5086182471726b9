using System.Globalization;

namespace AlphaPulse.Features;

/// <summary>Values of rows, compared bit for bit and in words.</summary>
internal static class LeakText
{
    /// <summary>Whether two values are the same bit for bit; one missing value is like another.</summary>
    public static bool IsSame(double left, double right) =>
        BitConverter.DoubleToInt64Bits(left) == BitConverter.DoubleToInt64Bits(right) || (double.IsNaN(left) && double.IsNaN(right));

    public static string Of(double value) => double.IsNaN(value) ? "no value" : value.ToString("R", CultureInfo.InvariantCulture);
}
