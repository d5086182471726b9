namespace AlphaPulse;

/// <summary>Quotes fields of CSV as RFC 4180 asks.</summary>
public static class CsvText
{
    /// <summary>Puts a field into quotes where it holds a comma, a quote or a line break.</summary>
    /// <param name="field">The field.</param>
    /// <returns>The field as it stands in a line.</returns>
    public static string Quote(string field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.AsSpan().ContainsAny(",\"\r\n") ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
    }
}
