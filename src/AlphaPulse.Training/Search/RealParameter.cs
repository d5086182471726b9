using System.Globalization;

namespace AlphaPulse.Training;

/// <summary>A real number from a range, such as a penalty.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
public sealed class RealParameter : SearchParameter
{
    /// <summary>Creates a parameter.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="low">The least value; finite, above 0 for a logarithmic range.</param>
    /// <param name="high">The greatest value; finite, above <paramref name="low"/>.</param>
    /// <param name="isLogarithmic">Whether orders of magnitude are equally likely instead of numbers.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty or impossible.</exception>
    public RealParameter(string name, double low, double high, bool isLogarithmic = false)
        : base(name)
    {
        if (!double.IsFinite(low) || !double.IsFinite(high) || !(low < high) || (isLogarithmic && low <= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(low), low, string.Create(
                CultureInfo.InvariantCulture, $"The range of '{name}' from {low} to {high} is impossible; give finite ends that rise, above 0 where it is logarithmic."));
        }

        Low = low;
        High = high;
        IsLogarithmic = isLogarithmic;
    }

    /// <summary>The least value.</summary>
    public double Low { get; }

    /// <summary>The greatest value.</summary>
    public double High { get; }

    /// <summary>Whether orders of magnitude are equally likely instead of numbers.</summary>
    public bool IsLogarithmic { get; }

    /// <inheritdoc/>
    public override int? Count => null;

    internal override double FromUnit(double unit) => Math.Clamp(
        IsLogarithmic ? Math.Exp(Math.Log(Low) + unit * (Math.Log(High) - Math.Log(Low))) : Low + unit * (High - Low), Low, High);
}
