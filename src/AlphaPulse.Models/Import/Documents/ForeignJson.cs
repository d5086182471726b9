using System.Globalization;
using System.Text;

namespace AlphaPulse.Models;

/// <summary>Reads JSON as other libraries write it, which for numbers that are not finite is none: <c>NaN</c> and <c>Infinity</c> are numbers here.</summary>
internal ref struct ForeignJson
{
    // Trees that are nested in the document have a level for each of theirs.
    internal const int MostLevels = 1024;

    private readonly ReadOnlySpan<byte> _text;
    private readonly string _source;
    private readonly bool _isSingle;
    private int _at;

    private ForeignJson(ReadOnlySpan<byte> text, string source, bool isSingle)
    {
        _text = text;
        _source = source;
        _isSingle = isSingle;
    }

    /// <summary>Reads a document.</summary>
    /// <param name="text">The document.</param>
    /// <param name="source">Where it comes from, for messages.</param>
    /// <param name="isSingle">Whether numbers with a point or an exponent were written in single precision, to which they are rounded once.</param>
    internal static ForeignElement Read(ReadOnlySpan<byte> text, string source, bool isSingle)
    {
        var reader = new ForeignJson(text.StartsWith("\uFEFF"u8) ? text[3..] : text, source, isSingle);
        var value = reader.ReadValue(0);
        reader.SkipSpace();
        return reader._at == reader._text.Length ? new ForeignElement(value, source) : throw reader.Refuse("has something after its end");
    }

    private ForeignValue ReadValue(int level)
    {
        if (level > MostLevels)
        {
            throw new ModelImportException(
                ModelImportRefusal.Size, string.Create(CultureInfo.InvariantCulture, $"{_source} is nested more than {MostLevels} levels deep."));
        }

        SkipSpace();
        if (_at == _text.Length)
        {
            throw Refuse("ends too early");
        }

        switch (_text[_at])
        {
            case (byte)'{':
                return ReadObject(level);
            case (byte)'[':
                return ReadArray(level);
            case (byte)'"':
                return new ForeignValue { Text = ReadText() };
            case (byte)'t' when TryTake("true"u8):
                return ForeignValue.True;
            case (byte)'f' when TryTake("false"u8):
                return ForeignValue.False;
            case (byte)'n' when TryTake("null"u8):
                return ForeignValue.Null;
            default:
                return new ForeignValue { Number = ReadNumber() };
        }
    }

    private ForeignValue ReadObject(int level)
    {
        var members = new Dictionary<string, ForeignValue>(StringComparer.Ordinal);
        _at++;
        if (TryClose((byte)'}'))
        {
            return new ForeignValue { Members = members };
        }

        do
        {
            SkipSpace();
            if (_at == _text.Length || _text[_at] != (byte)'"')
            {
                throw Refuse("has a member without a name");
            }

            var name = ReadText();
            Expect((byte)':');
            if (!members.TryAdd(name, ReadValue(level + 1)))
            {
                throw Refuse($"has the member '{name}' twice");
            }
        }
        while (Continues((byte)'}'));
        return new ForeignValue { Members = members };
    }

    private ForeignValue ReadArray(int level)
    {
        _at++;
        if (TryClose((byte)']'))
        {
            return new ForeignValue { Items = [] };
        }

        var numbers = new List<double>();
        List<ForeignValue>? items = null;
        do
        {
            SkipSpace();
            if (items is null && IsNumber())
            {
                numbers.Add(ReadNumber());
                continue;
            }

            var value = ReadValue(level + 1);
            if (items is null && value.Number is { } number)
            {
                numbers.Add(number);
                continue;
            }

            // The numbers before the first other value are values as well then.
            items ??= [.. numbers.Select(n => new ForeignValue { Number = n })];
            items.Add(value);
        }
        while (Continues((byte)']'));
        return items is null ? new ForeignValue { Numbers = [.. numbers] } : new ForeignValue { Items = items };
    }

    private readonly bool IsNumber() => _at < _text.Length && _text[_at] is (>= (byte)'0' and <= (byte)'9') or (byte)'-';

    private double ReadNumber()
    {
        var start = _at;
        while (_at < _text.Length && _text[_at] is (>= (byte)'0' and <= (byte)'9') or (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z')
            or (byte)'-' or (byte)'+' or (byte)'.')
        {
            _at++;
        }

        var token = _text[start.._at];
        if (token.SequenceEqual("NaN"u8) || token.SequenceEqual("nan"u8) || token.SequenceEqual("-NaN"u8) || token.SequenceEqual("-nan"u8))
        {
            return double.NaN;
        }

        if (token.SequenceEqual("Infinity"u8) || token.SequenceEqual("inf"u8))
        {
            return double.PositiveInfinity;
        }

        if (token.SequenceEqual("-Infinity"u8) || token.SequenceEqual("-inf"u8))
        {
            return double.NegativeInfinity;
        }

        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (_isSingle && token.IndexOfAny((byte)'.', (byte)'e', (byte)'E') >= 0 && float.TryParse(token, Style, CultureInfo.InvariantCulture, out var single))
        {
            return single;
        }

        return !token.IsEmpty && double.TryParse(token, Style, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Refuse("has something that is no value of JSON");
    }

    private string ReadText()
    {
        var start = ++_at;
        var isEscaped = false;
        while (_at < _text.Length && _text[_at] != (byte)'"')
        {
            isEscaped |= _text[_at] == (byte)'\\';
            _at += _text[_at] == (byte)'\\' ? 2 : 1;
        }

        if (_at >= _text.Length)
        {
            throw Refuse("has a text without an end");
        }

        var text = Encoding.UTF8.GetString(_text[start.._at]);
        _at++;
        return isEscaped ? Unescape(text) : text;
    }

    private readonly string Unescape(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                result.Append(text[i]);
                continue;
            }

            i++;
            if (text[i] == 'u')
            {
                result.Append(i + 4 < text.Length && ushort.TryParse(text.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
                    ? (char)unit
                    : throw Refuse("has a text with an escape that is none"));
                i += 4;
                continue;
            }

            result.Append(text[i] switch
            {
                'b' => '\b',
                'f' => '\f',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                '"' or '\\' or '/' => text[i],
                _ => throw Refuse("has a text with an escape that is none"),
            });
        }

        return result.ToString();
    }

    private void SkipSpace()
    {
        while (_at < _text.Length && _text[_at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            _at++;
        }
    }

    private bool TryTake(ReadOnlySpan<byte> word)
    {
        var isThere = _text[_at..].StartsWith(word);
        _at += isThere ? word.Length : 0;
        return isThere;
    }

    private bool TryClose(byte close)
    {
        SkipSpace();
        var isThere = _at < _text.Length && _text[_at] == close;
        _at += isThere ? 1 : 0;
        return isThere;
    }

    private bool Continues(byte close)
    {
        if (TryClose(close))
        {
            return false;
        }

        Expect((byte)',');
        return true;
    }

    private void Expect(byte sign)
    {
        if (!TryClose(sign))
        {
            throw Refuse($"lacks a '{(char)sign}'");
        }
    }

    private readonly ModelImportException Refuse(string reason) => new(
        ModelImportRefusal.Format, string.Create(CultureInfo.InvariantCulture, $"{_source} is no JSON: it {reason}, near byte {_at}. Save the model again."));
}
