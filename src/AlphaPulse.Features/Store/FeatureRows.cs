namespace AlphaPulse.Features;

internal static class FeatureRows
{
    /// <summary>Refuses a row of another schema.</summary>
    public static void EnsureOf(FeatureSchema schema, FeatureRow row, string where)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.SchemaHash != schema.Hash || row.Values.Length != schema.Columns.Count)
        {
            throw new SchemaMismatchException(
                $"The row of {row.Series} at {UtcText.Format(row.BarTime)} has schema {row.SchemaHash} with {row.Values.Length} columns, and {where} holds '{schema.Name}' {schema.Hash} with {schema.Columns.Count}: compute it with the same feature set.",
                [$"schema {row.SchemaHash} instead of {schema.Hash}"]);
        }
    }
}
