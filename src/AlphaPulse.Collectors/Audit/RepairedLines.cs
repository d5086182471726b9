using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AlphaPulse.Collectors;

/// <summary>Copies lines with the safe repairs made. Not safe for use from several threads.</summary>
internal sealed class RepairedLines(Stream output, IncrementalHash hash, RepairPlan plan, ChangeLog changes) : IDisposable
{
    private const int FlushFrom = 1 << 16;
    private readonly MemoryStream _buffer = new();
    private BarCsvFormat? _format;
    private CsvFields _fields = new();
    private NumberFields _numbers = new('.');

    public long Rows { get; private set; }

    public void Begin(BarCsvFormat format)
    {
        _format = format;
        _fields = new CsvFields(format.Delimiter);
        _numbers = new NumberFields(format.DecimalSeparator);
        if (format.HeaderLine > 0)
        {
            Write(format.HeaderText);
        }
    }

    public void Add(ReadOnlySpan<byte> line, long number, bool isTooLong)
    {
        if (isTooLong)
        {
            throw new ImportFormatException(string.Create(
                CultureInfo.InvariantCulture, $"Line {number} is longer than 64 KiB and cannot be copied; take it out of the input first."));
        }

        if (plan.Dropped.TryGetValue(number, out var reason))
        {
            changes.Drop(number, line, reason.ToString());
            return;
        }

        Rows++;
        if (_fields.Split(line) is not null || _fields.Count != _format!.Columns.Count || Repair(line, number) is not { } repaired)
        {
            Write(line);
            return;
        }

        Write(Encoding.UTF8.GetBytes(string.Join(_format.Delimiter, repaired.Select(Quote))));
    }

    public void Flush()
    {
        var bytes = _buffer.GetBuffer().AsSpan(0, (int)_buffer.Length);
        hash.AppendData(bytes);
        output.Write(bytes);
        _buffer.SetLength(0);
    }

    public void Dispose() => _buffer.Dispose();

    /// <summary>The fields after the repair, or <see langword="null"/> where nothing is changed.</summary>
    private string[]? Repair(ReadOnlySpan<byte> line, long number)
    {
        string[]? repaired = null;
        if (FindTime(_fields.Get(line, _format!.Columns.Time)) is { } time)
        {
            Replace(line, number, _format.Columns.Time, time, "the time in the unit of the first row", ref repaired);
        }

        for (var i = 0; i <= AuditRow.VolumeIndex; i++)
        {
            var column = _format.Columns.Numbers[i];
            var text = _fields.Get(line, column);
            if (!text.IsEmpty && _numbers.Read(text, out var value) is null)
            {
                var clean = NumberShape.Of(_numbers.WithPoint(text), value).CleanDecimals;
                if (clean >= 0 && clean <= plan.CleanDecimals[i])
                {
                    var rounded = Math.Round(value, clean).ToString(CultureInfo.InvariantCulture).Replace('.', _format.DecimalSeparator);
                    Replace(line, number, column, rounded, "the noise of a double", ref repaired);
                }
            }
        }

        return repaired;
    }

    private void Replace(ReadOnlySpan<byte> line, long number, int column, string text, string reason, ref string[]? repaired)
    {
        if (repaired is null)
        {
            repaired = new string[_fields.Count];
            for (var i = 0; i < repaired.Length; i++)
            {
                repaired[i] = Encoding.UTF8.GetString(_fields.Get(line, i));
            }
        }

        changes.Change(number, _format!.Columns.NameOf(column), repaired[column], text, reason);
        repaired[column] = text;
    }

    /// <summary>A time of another unit in that of the file, where that is exact.</summary>
    private string? FindTime(ReadOnlySpan<byte> text)
    {
        if (_format!.Columns.TimeOfDay >= 0 || !TimeColumn.IsInOtherUnit(text, plan.Unit)
            || TimeColumn.ReadInOwnUnit(text, out var time) is null)
        {
            return null;
        }

        return plan.Unit is { } unit ? EpochTime.Write(time, unit) : UtcText.Format(time);
    }

    private string Quote(string field) => field.AsSpan().IndexOfAny(_format!.Delimiter, '"') < 0
        ? field
        : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private void Write(ReadOnlySpan<byte> line)
    {
        _buffer.Write(line);
        _buffer.WriteByte((byte)'\n');
        if (_buffer.Length >= FlushFrom)
        {
            Flush();
        }
    }
}
