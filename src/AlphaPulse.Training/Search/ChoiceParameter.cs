namespace AlphaPulse.Training;

/// <summary>One of several values, such as the shares that a rule stays flat for. Their order means something to a sampler: neighbours are alike.</summary>
/// <typeparam name="T">The values.</typeparam>
/// <remarks>Immutable and safe for use from any thread if the values are.</remarks>
public sealed class ChoiceParameter<T> : SearchParameter
    where T : IFormattable
{
    /// <summary>Creates a parameter.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">The values; at least one. Copied.</param>
    /// <exception cref="ArgumentException">There is no value.</exception>
    public ChoiceParameter(string name, IReadOnlyList<T> values)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(values);
        Values = values.Count > 0 ? [.. values] : throw new ArgumentException($"'{name}' has no value to choose; give at least one.", nameof(values));
    }

    /// <summary>The values.</summary>
    public IReadOnlyList<T> Values { get; }

    /// <inheritdoc/>
    public override int? Count => Values.Count;

    internal override double FromUnit(double unit) => Math.Min(Values.Count - 1, (int)(unit * Values.Count));

    internal override string Write(double value) => Values[(int)value].ToString(null, System.Globalization.CultureInfo.InvariantCulture);
}
