using System.Globalization;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The lengths that windows and smoothings may have.</summary>
public static class Period
{
    /// <summary>The greatest length: one million bars.</summary>
    public const int Maximum = 1_000_000;

    internal static int Check(int period, int minimum, [CallerArgumentExpression(nameof(period))] string? name = null) =>
        period >= minimum && period <= Maximum
            ? period
            : throw new ArgumentOutOfRangeException(
                name, period, string.Create(CultureInfo.InvariantCulture, $"Choose a period from {minimum} to {Maximum}."));

    /// <summary>Bars after a seed until its weight, which falls by a factor a bar, is below a bound.</summary>
    internal static int BarsToForget(double factor, double epsilon) =>
        factor <= 0 ? 0 : (int)Math.Min(int.MaxValue / 2, Math.Ceiling(Math.Log(epsilon) / Math.Log(factor)));
}
