using System.Globalization;

namespace AlphaPulse.Training;

/// <summary>A whole number from a range, such as a depth.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
public sealed class IntegerParameter : SearchParameter
{
    /// <summary>Creates a parameter.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="low">The least value.</param>
    /// <param name="high">The greatest value; at least <paramref name="low"/>, at most a million values above it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty or too large.</exception>
    public IntegerParameter(string name, int low, int high)
        : base(name)
    {
        if (high < low || (long)high - low >= 1_000_000)
        {
            throw new ArgumentOutOfRangeException(nameof(high), high, string.Create(
                CultureInfo.InvariantCulture, $"The range of '{name}' from {low} to {high} is impossible; give at least one and at most a million values."));
        }

        Low = low;
        High = high;
    }

    /// <summary>The least value.</summary>
    public int Low { get; }

    /// <summary>The greatest value.</summary>
    public int High { get; }

    /// <inheritdoc/>
    public override int? Count => High - Low + 1;

    internal override double FromUnit(double unit) => Low + Math.Min(High - Low, (int)(unit * Count!.Value));
}
