namespace AlphaPulse;

/// <summary>Splits one line into fields after RFC 4180; blanks around a field that is not quoted are dropped.</summary>
/// <remarks>A quoted field cannot go on in the next line: a quote that is never closed would swallow the good lines behind it. Allocates
/// nothing once it has seen the longest line. Not safe for use from several threads.</remarks>
public sealed class CsvFields
{
    private readonly byte _delimiter;
    private (int Start, int Length)[] _fields = new (int, int)[32];
    private byte[] _unquoted = [];
    private bool _isUnquoted;

    /// <summary>Creates a splitter at commas.</summary>
    public CsvFields()
        : this(',')
    {
    }

    /// <summary>Creates a splitter at another character.</summary>
    /// <param name="delimiter">What stands between fields: a character of ASCII that is no quote, blank or line end; a tab is one and is then no blank.</param>
    /// <exception cref="ArgumentOutOfRangeException">The character cannot stand between fields.</exception>
    public CsvFields(char delimiter)
    {
        if (!char.IsAscii(delimiter) || delimiter is '"' or ' ' or '\r' or '\n' or '\0')
        {
            throw new ArgumentOutOfRangeException(nameof(delimiter), delimiter, "A delimiter is a character of ASCII that is no quote, blank or line end.");
        }

        _delimiter = (byte)delimiter;
    }

    /// <summary>How many fields the line has that was split last.</summary>
    public int Count { get; private set; }

    /// <summary>Splits a line.</summary>
    /// <param name="line">The line in UTF-8, without its end.</param>
    /// <returns>What is wrong with its quotes, or <see langword="null"/>.</returns>
    public string? Split(ReadOnlySpan<byte> line)
    {
        Count = 0;
        _isUnquoted = line.Contains((byte)'"');
        if (_isUnquoted)
        {
            return SplitQuoted(line);
        }

        var start = 0;
        while (true)
        {
            var length = line[start..].IndexOf(_delimiter);
            var end = length < 0 ? line.Length : start + length;
            AddTrimmed(line, start, end);
            if (length < 0)
            {
                return null;
            }

            start = end + 1;
        }
    }

    /// <summary>One field of the line that was split last.</summary>
    /// <param name="line">The same line.</param>
    /// <param name="index">The place of the field, from 0 to <see cref="Count"/> - 1.</param>
    /// <returns>The field without its quotes; valid until the next line is split.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such field.</exception>
    public ReadOnlySpan<byte> Get(ReadOnlySpan<byte> line, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        var (start, length) = _fields[index];
        return _isUnquoted ? _unquoted.AsSpan(start, length) : line.Slice(start, length);
    }

    private bool IsBlank(byte value) => value != _delimiter && value is ((byte)' ' or (byte)'\t');

    private string? SplitQuoted(ReadOnlySpan<byte> line)
    {
        if (_unquoted.Length < line.Length)
        {
            _unquoted = new byte[Math.Max(1024, line.Length)];
        }

        var written = 0;
        var position = 0;
        while (true)
        {
            while (position < line.Length && IsBlank(line[position]))
            {
                position++;
            }

            var start = written;
            if (position < line.Length && line[position] == '"')
            {
                if (!TryUnquote(line, ref position, ref written))
                {
                    return "a quote is not closed on its line";
                }

                while (position < line.Length && IsBlank(line[position]))
                {
                    position++;
                }

                if (position < line.Length && line[position] != _delimiter)
                {
                    return "text stands behind a closing quote";
                }

                Add(start, written - start);
            }
            else
            {
                var length = line[position..].IndexOf(_delimiter);
                var field = length < 0 ? line[position..] : line.Slice(position, length);
                if (field.Contains((byte)'"'))
                {
                    return "a quote stands inside a field that is not quoted";
                }

                field.CopyTo(_unquoted.AsSpan(written));
                written += field.Length;
                position += field.Length;
                AddTrimmed(_unquoted, start, written);
            }

            if (position >= line.Length)
            {
                return null;
            }

            position++;
        }
    }

    private bool TryUnquote(ReadOnlySpan<byte> line, ref int position, ref int written)
    {
        position++;
        while (position < line.Length)
        {
            var value = line[position++];
            if (value == '"')
            {
                if (position >= line.Length || line[position] != '"')
                {
                    return true;
                }

                position++;
            }

            _unquoted[written++] = value;
        }

        return false;
    }

    private void AddTrimmed(ReadOnlySpan<byte> text, int start, int end)
    {
        while (start < end && IsBlank(text[start]))
        {
            start++;
        }

        while (end > start && IsBlank(text[end - 1]))
        {
            end--;
        }

        Add(start, end - start);
    }

    private void Add(int start, int length)
    {
        if (Count == _fields.Length)
        {
            Array.Resize(ref _fields, 2 * Count);
        }

        _fields[Count++] = (start, length);
    }
}
