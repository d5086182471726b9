namespace AlphaPulse.Training;

/// <summary>One draw from the space of a learner: a value for each parameter.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
public sealed class SearchPoint
{
    private readonly LearnerSpace _space;
    private readonly double[] _units;

    internal SearchPoint(LearnerSpace space, double[] units)
    {
        _space = space;
        _units = units;
        Text = $"{space.Name}({string.Join(", ", space.Parameters.Select((p, i) => $"{p.Name}={p.Write(p.FromUnit(units[i]))}"))})";
    }

    /// <summary>The draw in words, such as <c>ridge(alpha=120.5, flat_share=0.5)</c>; equal draws have equal texts.</summary>
    public string Text { get; }

    /// <summary>Where each parameter lies between 0 and 1.</summary>
    internal IReadOnlyList<double> Units => _units;

    /// <summary>The space that it was drawn from.</summary>
    public LearnerSpace Space => _space;

    /// <summary>The value of a parameter.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentException">The parameter is none of the space.</exception>
    public double Of(RealParameter parameter) => Value(parameter);

    /// <summary>The value of a parameter.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentException">The parameter is none of the space.</exception>
    public int Of(IntegerParameter parameter) => (int)Value(parameter);

    /// <summary>The value of a parameter.</summary>
    /// <typeparam name="T">The type of its values.</typeparam>
    /// <param name="parameter">The parameter.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentException">The parameter is none of the space.</exception>
    public T Of<T>(ChoiceParameter<T> parameter)
        where T : IFormattable
    {
        var position = (int)Value(parameter);
        return parameter.Values[position];
    }

    private double Value(SearchParameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        for (var i = 0; i < _units.Length; i++)
        {
            if (ReferenceEquals(_space.Parameters[i], parameter))
            {
                return parameter.FromUnit(_units[i]);
            }
        }

        throw new ArgumentException($"The parameter '{parameter.Name}' is none of the space of '{_space.Name}'; list it among its parameters.", nameof(parameter));
    }
}
