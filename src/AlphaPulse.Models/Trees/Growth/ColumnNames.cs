namespace AlphaPulse.Models;

/// <summary>Finds the columns that options name.</summary>
internal static class ColumnNames
{
    /// <summary>The position of a column.</summary>
    /// <exception cref="LearningException">The schema has no such column.</exception>
    internal static int Find(FeatureSchema schema, string name, string option)
    {
        for (var column = 0; column < schema.Columns.Count; column++)
        {
            if (schema.Columns[column].Name == name)
            {
                return column;
            }
        }

        throw new LearningException($"{option} names the column '{name}', which the schema '{schema.Name}' does not have; name columns of the training rows.");
    }
}
