using System.Buffers;
using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>Says how much each feature of a row adds to how far a meta-labelled model trusts its side.</summary>
/// <remarks>
/// The contributions are those of <see cref="Secondary"/>, and add up to its sum before the logistic function and the calibrator; what took the side is explained
/// by <see cref="Primary"/>. What <see cref="MetaLabelledModel.ConvictionColumn"/> contributes is no feature of the row: it is given to the features by the
/// sizes of what they contribute to the primary model, in equal parts where none contributes. A row that is flat has nothing to be
/// trusted and no contributions. Immutable and safe for use from any thread.
/// </remarks>
public sealed class MetaLabelledExplainer : IModelExplainer
{
    private readonly MetaLabelledModel _model;

    /// <summary>Prepares a model.</summary>
    /// <param name="model">The model.</param>
    /// <exception cref="ArgumentException">One of its models cannot be explained.</exception>
    public MetaLabelledExplainer(MetaLabelledModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
        Primary = ModelExplainers.Create(model.Primary);
        Secondary = ModelExplainers.Create(model.Secondary);
    }

    /// <summary>Explains the sum that the side is made of, on the same row.</summary>
    public IModelExplainer Primary { get; }

    /// <summary>Explains the sum that the trust is made of, on the row of the secondary model, which may have one column more.</summary>
    public IModelExplainer Secondary { get; }

    /// <inheritdoc/>
    public double ExpectedValue => Secondary.ExpectedValue;

    /// <inheritdoc/>
    public bool TryExplain(ReadOnlySpan<double> features, Span<double> contributions)
    {
        if (contributions.Length != features.Length)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"There are {contributions.Length} places where {features.Length} are needed."), nameof(contributions));
        }

        if (!_model.TrySide(features, out var side, out var score) || side == SignalDirection.Flat)
        {
            return false;
        }

        if (!_model.UsesPrimaryScore)
        {
            return Secondary.TryExplain(features, contributions);
        }

        var width = features.Length + 1;
        var rented = ArrayPool<double>.Shared.Rent(3 * width);
        try
        {
            var row = rented.AsSpan(0, width);
            var trust = rented.AsSpan(width, width);
            var reasons = rented.AsSpan(2 * width, features.Length);
            features.CopyTo(row);
            row[^1] = MetaLabelledModel.Conviction(_model.PrimaryRule, side, score);
            if (!Secondary.TryExplain(row, trust) || !Primary.TryExplain(features, reasons))
            {
                return false;
            }

            Share(trust[^1], reasons, trust[..^1]);
            trust[..^1].CopyTo(contributions);
            return true;
        }
        finally
        {
            ArrayPool<double>.Shared.Return(rented);
        }
    }

    /// <summary>Adds a number to others in shares by the sizes of reasons.</summary>
    private static void Share(double whole, ReadOnlySpan<double> reasons, Span<double> parts)
    {
        var total = 0.0;
        foreach (var reason in reasons)
        {
            total += Math.Abs(reason);
        }

        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] += total == 0 ? whole / parts.Length : whole * (Math.Abs(reasons[i]) / total);
        }
    }
}
