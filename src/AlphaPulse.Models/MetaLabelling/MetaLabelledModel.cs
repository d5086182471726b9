using System.Buffers;

namespace AlphaPulse.Models;

/// <summary>A primary model that takes the side and a secondary one that says how far to trust it, as one model that is kept, served and replaced together.</summary>
/// <remarks>
/// <para>The score is the side times the size of <see cref="BetSize"/>: from -1, all of a short position, over 0, none, to 1, all of a long one. It is in the
/// unit of a label of sides such as <c>net_side(6,10)</c>, and so a regression that is ruled, judged, registered and served like every other. Source: M. Lopez de
/// Prado, Advances in Financial Machine Learning (2018), 3.6 and 10.3.</para>
/// <para>The secondary model has the row of the primary one and, where <see cref="UsesPrimaryScore"/> says so, one column more
/// (<see cref="ConvictionColumn"/>): by how much the score of the primary model lies beyond the border that it crossed.</para>
/// <para>A row without a score of the primary model has none, and neither has one whose side the secondary model says nothing about: what is missing never
/// becomes a size of 0. Where the primary model is flat the score is 0, and the secondary model is not asked. Immutable, allocates nothing when it scores unless one of the
/// two does, and is safe for use from any thread.</para>
/// </remarks>
public sealed class MetaLabelledModel : IModel
{
    /// <summary>The kind of the model.</summary>
    public const string ModelKind = "meta_labelled";

    /// <summary>The name of the column that the secondary model has behind those of the row.</summary>
    public const string ConvictionColumn = "primary_conviction";

    // A row of so many columns is kept on the stack.
    private const int MostOnStack = 128;

    /// <summary>Creates a model.</summary>
    /// <param name="primary">The model that takes the side; not meta-labelled itself.</param>
    /// <param name="primaryRule">How the score of it becomes a side.</param>
    /// <param name="secondary">A classifier of the probability that the side is right, calibrated or not, on the columns of <see cref="SecondarySchema"/>.</param>
    /// <param name="usesPrimaryScore">Whether the secondary model has the column <see cref="ConvictionColumn"/>.</param>
    /// <param name="betSize">How much a probability is worth.</param>
    /// <exception cref="ArgumentException">The primary model is meta-labelled, or the secondary one is no classification or has other columns.</exception>
    public MetaLabelledModel(IModel primary, SignalRule primaryRule, IModel secondary, bool usesPrimaryScore, BetSizeRule betSize)
    {
        ArgumentNullException.ThrowIfNull(primary);
        ArgumentNullException.ThrowIfNull(primaryRule);
        ArgumentNullException.ThrowIfNull(secondary);
        ArgumentNullException.ThrowIfNull(betSize);
        if (primary is MetaLabelledModel)
        {
            throw new ArgumentException($"The primary model is of kind '{primary.Kind}', whose score is a size already; give one that takes a side.", nameof(primary));
        }

        if (secondary.Task != ModelTask.BinaryClassification)
        {
            throw new ArgumentException(
                $"The secondary model of kind '{secondary.Kind}' has the task {secondary.Task}; give a classifier of the probability that the side is right.", nameof(secondary));
        }

        var wanted = usesPrimaryScore ? SecondarySchema(primary.Schema) : primary.Schema;
        if (!wanted.Equals(secondary.Schema))
        {
            throw new ArgumentException(
                $"The secondary model of kind '{secondary.Kind}' has other columns than it is given: {string.Join("; ", wanted.DifferencesTo(secondary.Schema))}. Train it on those of the primary model{(usesPrimaryScore ? $" and '{ConvictionColumn}'" : "")}.",
                nameof(secondary));
        }

        Primary = primary;
        PrimaryRule = primaryRule;
        Secondary = secondary;
        UsesPrimaryScore = usesPrimaryScore;
        BetSize = betSize;
    }

    /// <summary>The model that takes the side.</summary>
    public IModel Primary { get; }

    /// <summary>How the score of <see cref="Primary"/> becomes a side.</summary>
    public SignalRule PrimaryRule { get; }

    /// <summary>The classifier of the probability that the side is right.</summary>
    public IModel Secondary { get; }

    /// <summary>Whether <see cref="Secondary"/> has the column <see cref="ConvictionColumn"/>.</summary>
    public bool UsesPrimaryScore { get; }

    /// <summary>How much a probability is worth.</summary>
    public BetSizeRule BetSize { get; }

    /// <inheritdoc/>
    public string Kind => ModelKind;

    /// <inheritdoc/>
    public ModelTask Task => ModelTask.Regression;

    /// <inheritdoc/>
    public FeatureSchema Schema => Primary.Schema;

    /// <summary>The columns of a secondary model that has <see cref="ConvictionColumn"/> behind those of the primary one.</summary>
    /// <param name="primary">The columns of the primary model.</param>
    /// <returns>The columns of the secondary one.</returns>
    /// <exception cref="ArgumentException">The primary model has a column of that name.</exception>
    public static FeatureSchema SecondarySchema(FeatureSchema primary)
    {
        ArgumentNullException.ThrowIfNull(primary);
        return new FeatureSchema(
            primary.Name, [.. primary.Columns, new FeatureColumn(ConvictionColumn, "how far the score of the primary model lies beyond the border that it crossed", 1)]);
    }

    /// <summary>How far a score of the primary model lies beyond the border that it crossed.</summary>
    /// <param name="rule">The rule of the primary model.</param>
    /// <param name="side">The side that the rule makes of the score, long or short.</param>
    /// <param name="score">The score.</param>
    /// <returns>The distance in the unit of the score; above 0.</returns>
    public static double Conviction(SignalRule rule, SignalDirection side, double score)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return side == SignalDirection.Long ? score - rule.LongAbove : rule.ShortBelow - score;
    }

    /// <inheritdoc/>
    public bool TryScore(ReadOnlySpan<double> features, out double score)
    {
        score = double.NaN;
        if (!TryTrust(features, out var side, out var probability))
        {
            return false;
        }

        // A size of 0 has no side: there is no minus zero.
        var size = side == SignalDirection.Flat ? 0 : BetSize.Size(probability);
        score = size == 0 ? 0 : (int)side * size;
        return !double.IsNaN(score);
    }

    /// <summary>Says what both models make of a row before it becomes a size.</summary>
    /// <param name="features">The row in the order of the schema; <see cref="double.NaN"/> is missing.</param>
    /// <param name="side">The side of the primary model.</param>
    /// <param name="probability">The probability that the side is right; NaN where there is no side.</param>
    /// <returns>Whether the row has a side and a probability, or is flat.</returns>
    /// <exception cref="ArgumentException">The row does not have as many features as the schema.</exception>
    public bool TryTrust(ReadOnlySpan<double> features, out SignalDirection side, out double probability)
    {
        probability = double.NaN;
        if (!TrySide(features, out side, out var score))
        {
            return false;
        }

        if (side == SignalDirection.Flat)
        {
            return true;
        }

        if (!UsesPrimaryScore)
        {
            return Secondary.TryScore(features, out probability) && !double.IsNaN(probability);
        }

        var width = features.Length + 1;
        if (width <= MostOnStack)
        {
            Span<double> few = stackalloc double[MostOnStack];
            return TryTrust(features, Conviction(PrimaryRule, side, score), few[..width], out probability);
        }

        var many = ArrayPool<double>.Shared.Rent(width);
        try
        {
            return TryTrust(features, Conviction(PrimaryRule, side, score), many.AsSpan(0, width), out probability);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(many);
        }
    }

    /// <summary>The side of a row with the score that it is made of.</summary>
    internal bool TrySide(ReadOnlySpan<double> features, out SignalDirection side, out double score)
    {
        side = SignalDirection.Flat;
        if (!Primary.TryScore(features, out score) || double.IsNaN(score))
        {
            return false;
        }

        side = PrimaryRule.Decide(score);
        return true;
    }

    private bool TryTrust(ReadOnlySpan<double> features, double conviction, Span<double> row, out double probability)
    {
        features.CopyTo(row);
        row[^1] = conviction;
        return Secondary.TryScore(row, out probability) && !double.IsNaN(probability);
    }
}
