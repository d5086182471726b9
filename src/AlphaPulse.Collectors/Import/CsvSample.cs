namespace AlphaPulse.Collectors;

/// <summary>Fields of the first rows of a file; rows of another length are left out, since they are no evidence.</summary>
internal sealed class CsvSample(IEnumerable<(byte[] Text, long Number)> rows, char delimiter, ImportColumns columns)
{
    /// <summary>The texts of some columns, row by row.</summary>
    public IEnumerable<(string Text, long Line)> Texts(params int[] wanted)
    {
        var fields = new CsvFields(delimiter);
        foreach (var (text, number) in rows)
        {
            if (fields.Split(text) is not null || fields.Count != columns.Count)
            {
                continue;
            }

            foreach (var column in wanted)
            {
                yield return (RawText.OfField(fields.Get(text, column)), number);
            }
        }
    }

    public IEnumerable<(string Text, long Line)> Times() => Texts(columns.Time);

    public IEnumerable<(string Text, long Line)> Numbers() => Texts(columns.Numbers);

    public bool IsCommaDelimited => delimiter == ',';
}
