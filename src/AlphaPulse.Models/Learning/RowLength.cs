using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>Refuses a row that does not fit a schema. Apart from the kernels, so that they stay small enough to inline.</summary>
internal static class RowLength
{
    internal static ArgumentException Refuse(ReadOnlySpan<double> features, FeatureSchema schema) => new(
        string.Create(
            CultureInfo.InvariantCulture,
            $"The row has {features.Length} features, the schema '{schema.Name}' of the model has {schema.Columns.Count}; give them in the order of the schema."),
        nameof(features));
}
