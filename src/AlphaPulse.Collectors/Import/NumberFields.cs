using System.Buffers;
using System.Buffers.Text;

namespace AlphaPulse.Collectors;

/// <summary>Reads the numbers of one file exactly, with the separator that it has before decimals. Not safe for use from several threads.</summary>
internal sealed class NumberFields(char decimalSeparator)
{
    private static readonly SearchValues<byte> NumberBytes = SearchValues.Create("0123456789+-.eE"u8);
    private readonly byte[] _point = new byte[128];

    /// <summary>Reads one number.</summary>
    /// <returns>Why it cannot be read, or <see langword="null"/>.</returns>
    public string? Read(ReadOnlySpan<byte> text, out decimal value)
    {
        text = WithPoint(text);
        if (ExactNumber.TryParse(text, out value))
        {
            return null;
        }

        // The double is only asked whether this is a number at all; its value is not used.
        var isNumber = !text.ContainsAnyExcept(NumberBytes)
            && Utf8Parser.TryParse(text, out double _, out var used) && used == text.Length;
        return isNumber ? "cannot be held exactly in 28 digits" : "is not a number";
    }

    /// <summary>A number with a decimal comma as one with a point, valid until the next call; a point in it stays wrong.</summary>
    public ReadOnlySpan<byte> WithPoint(ReadOnlySpan<byte> text)
    {
        if (decimalSeparator == '.' || text.Length > _point.Length)
        {
            return text;
        }

        text.CopyTo(_point);
        var copy = _point.AsSpan(0, text.Length);
        copy.Replace((byte)'.', (byte)'_');
        copy.Replace((byte)',', (byte)'.');
        return copy;
    }
}
