using System.Text.Json;

namespace AlphaPulse.Collectors;

/// <summary>Goes through the rows of an answer without allocating for any of them.</summary>
internal ref struct VenueRows
{
    private readonly ReadOnlySpan<byte> _body;
    private readonly VenueRowLayout _layout;
    private readonly Span<VenueField> _fields;
    private Utf8JsonReader _reader;
    private readonly bool _isAtList;

    /// <summary>Begins to read.</summary>
    /// <param name="body">Whole JSON.</param>
    /// <param name="layout">Where the rows are.</param>
    /// <param name="fields">Room for the fields of a row.</param>
    /// <exception cref="JsonException">The answer has another form.</exception>
    public VenueRows(ReadOnlySpan<byte> body, VenueRowLayout layout, Span<VenueField> fields)
    {
        _body = body;
        _layout = layout;
        _fields = fields[..layout.Names.Length];
        _reader = new Utf8JsonReader(body);
        _isAtList = GoToList(ref _reader, layout.Path);
    }

    /// <summary>Reads the next row.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Next(out VenueRow row)
    {
        row = default;
        if (!_isAtList || !_reader.Read() || _reader.TokenType == JsonTokenType.EndArray)
        {
            return false;
        }

        _fields.Clear();
        var start = (int)_reader.TokenStartIndex;
        var defect = _layout.IsList ? ReadList() : ReadObject();
        row = new VenueRow(_body, _fields, _layout.Names, start, (int)_reader.BytesConsumed - start, defect);
        return true;
    }

    /// <summary>The text or number at a path; <see langword="null"/> where there is none.</summary>
    public static string? FindText(ReadOnlySpan<byte> body, string[] path)
    {
        var reader = new Utf8JsonReader(body);
        return GoTo(ref reader, path) && reader.TokenType is JsonTokenType.String or JsonTokenType.Number && reader.ValueSpan.Length > 0
            ? RawText.OfLine(reader.ValueSpan)
            : null;
    }

    private static bool GoToList(ref Utf8JsonReader reader, string[] path)
    {
        if (!GoTo(ref reader, path))
        {
            // A list without a fixed name is absent where it would be empty.
            return path is [.., VenueRowLayout.AnyList] ? false : throw new JsonException($"There is no list '{string.Join('/', path)}'.");
        }

        return reader.TokenType switch
        {
            JsonTokenType.StartArray => true,
            JsonTokenType.Null when path.Length > 0 => false,
            _ => throw new JsonException(path.Length == 0 ? "The answer is no list." : $"'{string.Join('/', path)}' is no list."),
        };
    }

    /// <summary>Moves to the value at a path.</summary>
    private static bool GoTo(ref Utf8JsonReader reader, string[] path)
    {
        reader.Read();
        foreach (var name in path)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                return reader.TokenType == JsonTokenType.Null && name == VenueRowLayout.AnyList
                    ? false
                    : throw new JsonException($"There is no object that could have '{name}'.");
            }

            var isFound = false;
            while (!isFound && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                isFound = name == VenueRowLayout.AnyList || reader.ValueTextEquals(name);
                reader.Read();
                isFound &= name != VenueRowLayout.AnyList || reader.TokenType == JsonTokenType.StartArray;
                if (!isFound)
                {
                    reader.Skip();
                }
            }

            if (!isFound)
            {
                return false;
            }
        }

        return true;
    }

    private string? ReadList()
    {
        if (_reader.TokenType != JsonTokenType.StartArray)
        {
            _reader.Skip();
            return "the row is no list";
        }

        var field = 0;
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            ReadField(field++);
        }

        return field < _layout.Required
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"the row has {field} fields instead of at least {_layout.Required}")
            : null;
    }

    private string? ReadObject()
    {
        if (_reader.TokenType != JsonTokenType.StartObject)
        {
            _reader.Skip();
            return "the row is no object";
        }

        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var field = 0;
            while (field < _layout.Keys.Length && !_reader.ValueTextEquals(_layout.Keys[field]))
            {
                field++;
            }

            _reader.Read();
            ReadField(field);
        }

        for (var field = 0; field < _layout.Required; field++)
        {
            if (_fields[field].Type == JsonTokenType.None)
            {
                return $"there is no {_layout.Names[field]}";
            }
        }

        return null;
    }

    private void ReadField(int field)
    {
        var type = _reader.TokenType;
        var start = (int)_reader.TokenStartIndex + (type == JsonTokenType.String ? 1 : 0);
        var length = _reader.ValueSpan.Length;
        if (type is JsonTokenType.StartArray or JsonTokenType.StartObject)
        {
            _reader.Skip();
            length = (int)_reader.BytesConsumed - start;
        }

        if (field < _fields.Length)
        {
            _fields[field] = new VenueField(start, length, type);
        }
    }
}
