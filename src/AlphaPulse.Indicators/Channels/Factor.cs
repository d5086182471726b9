using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>Checks the factors of bands.</summary>
internal static class Factor
{
    /// <summary>The factor in the number type of the calculation, where it is in its range.</summary>
    public static T Check<T>(decimal factor, decimal minimum, decimal maximum, [CallerArgumentExpression(nameof(factor))] string? name = null)
        where T : struct, INumber<T> => factor >= minimum && factor <= maximum
        ? Number.Convert<T>(factor)
        : throw new ArgumentOutOfRangeException(
            name, factor, string.Create(CultureInfo.InvariantCulture, $"Choose a number from {minimum} to {maximum}."));
}
