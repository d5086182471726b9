using System.Globalization;

namespace AlphaPulse.Training;

/// <summary>One option of a learner or its rule that a search draws.</summary>
/// <remarks>Every parameter maps the numbers from 0 to 1 onto its values, which is where samplers work. Immutable and safe for use from any thread.</remarks>
public abstract class SearchParameter
{
    private protected SearchParameter(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
    }

    /// <summary>Its name, unique in its space.</summary>
    public string Name { get; }

    /// <summary>How many values there are; <see langword="null"/> for a range of real numbers.</summary>
    public abstract int? Count { get; }

    /// <summary>The value at a place, as a number; of a choice its position.</summary>
    /// <param name="unit">The place, from 0 to 1.</param>
    internal abstract double FromUnit(double unit);

    /// <summary>How a value is written in names and files.</summary>
    /// <param name="value">The value.</param>
    internal virtual string Write(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
