using System.Globalization;

namespace AlphaPulse.Collectors;

/// <summary>Reads lines into rows of an audit: more lenient than an import, which has no use for a row that is wrong.</summary>
internal sealed class AuditRowReader(BarCsvFormat format, TimeColumn times)
{
    private readonly CsvFields _fields = new(format.Delimiter);
    private readonly NumberFields _numbers = new(format.DecimalSeparator);
    private readonly int[] _columns = format.Columns.Numbers;

    /// <summary>Reads one line.</summary>
    /// <returns>Why it cannot be read, or <see langword="null"/>.</returns>
    public string? Read(ReadOnlySpan<byte> line, long number, bool isTooLong, out AuditRow row)
    {
        row = new AuditRow { Line = number };
        if (isTooLong)
        {
            return "the line is longer than 64 KiB";
        }

        if (_fields.Split(line) is { } quotes)
        {
            return quotes;
        }

        if (_fields.Count != format.Columns.Count)
        {
            return string.Create(
                CultureInfo.InvariantCulture, $"the line has {_fields.Count} fields and the header {format.Columns.Count}");
        }

        var time = _fields.Get(line, format.Columns.Time);
        if (format.Columns.TimeOfDay >= 0)
        {
            time = DateText.Join(time, _fields.Get(line, format.Columns.TimeOfDay));
        }

        if (times.Read(time, out row.Time) is { } defect)
        {
            row.OtherUnit = TimeColumn.ReadInOwnUnit(time, out row.Time);
            if (row.OtherUnit is null)
            {
                return $"{format.Columns.TimeName} '{RawText.OfField(time)}' {defect}";
            }
        }

        return ReadNumbers(line, ref row);
    }

    private string? ReadNumbers(ReadOnlySpan<byte> line, ref AuditRow row)
    {
        Span<decimal> values = stackalloc decimal[_columns.Length];
        for (var i = 0; i < _columns.Length; i++)
        {
            var text = _fields.Get(line, _columns[i]);
            if (text.IsEmpty)
            {
                return $"{AuditColumns.NameOf(i)} is empty";
            }

            if (_numbers.Read(text, out values[i]) is { } defect)
            {
                return $"{AuditColumns.NameOf(i)} '{RawText.OfField(text)}' {defect}";
            }

            row.Shapes[i] = NumberShape.Of(_numbers.WithPoint(text), values[i]);
        }

        (row.Open, row.High, row.Low, row.Close, row.Volume) = (values[0], values[1], values[2], values[3], values[4]);
        return null;
    }
}
