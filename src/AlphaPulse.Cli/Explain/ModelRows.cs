using AlphaPulse.Cli.Tables;

namespace AlphaPulse.Cli.Explain;

/// <summary>The rows of a file in the order of the features of a model.</summary>
internal static class ModelRows
{
    /// <summary>The columns of a model: by name, or by position where the file calls them f0, f1 and so on.</summary>
    public static IReadOnlyList<string> Choose(FeatureSchema schema, IReadOnlyList<string> names, string path)
    {
        string[] wanted = [.. schema.Columns.Select(c => c.Name)];
        string[] missing = [.. wanted.Except(names, StringComparer.Ordinal)];
        if (missing.Length == 0)
        {
            return wanted;
        }

        return names.SequenceEqual(wanted.Select((_, i) => FormattableString.Invariant($"f{i}")), StringComparer.Ordinal)
            ? names
            : throw new ImportFormatException(
                $"'{path}' lacks {missing.Length} of the {wanted.Length} features of the model, '{missing[0]}' first; write them with 'alphapulse features compute --set {schema.Name}'.");
    }

    /// <summary>Copies a row.</summary>
    public static void Copy(NumberTable table, IReadOnlyList<string> columns, int row, Span<double> features)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            features[i] = table.Columns[columns[i]][row];
        }
    }
}
