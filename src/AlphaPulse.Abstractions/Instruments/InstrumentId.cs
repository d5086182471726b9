using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace AlphaPulse;

/// <summary>
/// Names one instrument on one venue: <c>binance:BTC-USDT</c>, <c>binance:BTC-USDT:PERP</c>, <c>okx:BTC-USD:20261225</c>,
/// <c>nyse:SPY</c>.
/// </summary>
/// <remarks>
/// <para>Venue: letters, digits and <c>-</c>, folded to lower case. Symbols: letters, digits, <c>.</c> and <c>_</c>, folded to
/// upper case. <c>-</c> always separates base from quote, so share classes are written with a dot (<c>nyse:BRK.B</c>).</para>
/// <para>Equality and order are those of the canonical text, ordinal. The value of <c>default</c> names nothing: its
/// <see cref="Kind"/> is <see cref="InstrumentKind.None"/> and its text is empty. Immutable and safe for use from any thread.</para>
/// </remarks>
public readonly struct InstrumentId : IEquatable<InstrumentId>, IComparable<InstrumentId>, ISpanParsable<InstrumentId>
{
    private const string PerpetualSuffix = "PERP";
    private readonly string? _text;

    private InstrumentId(string text, string venue, string symbol, string? quote, InstrumentKind kind, DateOnly? expiry)
    {
        _text = text;
        Venue = venue;
        Base = symbol;
        Quote = quote;
        Kind = kind;
        Expiry = expiry;
    }

    /// <summary>The venue in lower case; <see langword="null"/> only for <c>default</c>.</summary>
    public string? Venue { get; }

    /// <summary>The base asset of a pair or the symbol of an equity, upper case; <see langword="null"/> only for <c>default</c>.</summary>
    public string? Base { get; }

    /// <summary>The quote asset, upper case; <see langword="null"/> for an equity.</summary>
    public string? Quote { get; }

    /// <summary>What is named.</summary>
    public InstrumentKind Kind { get; }

    /// <summary>The expiry day of a dated future; otherwise <see langword="null"/>.</summary>
    public DateOnly? Expiry { get; }

    /// <summary>Creates a spot pair.</summary>
    /// <param name="venue">The venue.</param>
    /// <param name="baseAsset">The asset that is priced.</param>
    /// <param name="quoteAsset">The asset that it is priced in.</param>
    /// <returns>The identifier.</returns>
    /// <exception cref="FormatException">A part is empty or has a character that is not allowed.</exception>
    public static InstrumentId Spot(string venue, string baseAsset, string quoteAsset) =>
        ParseAs(InstrumentKind.Spot, $"{venue}:{baseAsset}-{quoteAsset}");

    /// <summary>Creates the identifier of an equity.</summary>
    /// <param name="venue">The venue.</param>
    /// <param name="symbol">The symbol, with a dot before a share class.</param>
    /// <returns>The identifier.</returns>
    /// <exception cref="FormatException">A part is empty or has a character that is not allowed.</exception>
    public static InstrumentId Equity(string venue, string symbol) =>
        ParseAs(InstrumentKind.Equity, $"{venue}:{symbol}");

    /// <summary>Parses the canonical text; see the remarks of the type.</summary>
    /// <param name="s">The text.</param>
    /// <returns>The identifier.</returns>
    /// <exception cref="FormatException">The text is not an instrument identifier.</exception>
    public static InstrumentId Parse(string s) => Parse(s, CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public static InstrumentId Parse(string s, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <inheritdoc/>
    public static InstrumentId Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        TryParse(s, provider, out var result)
            ? result
            : throw new FormatException(
                $"'{s}' is not an instrument: expected venue:BASE-QUOTE, venue:BASE-QUOTE:PERP, venue:BASE-QUOTE:YYYYMMDD or venue:SYMBOL.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out InstrumentId result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out InstrumentId result)
    {
        result = default;
        var colon = s.IndexOf(':');
        if (colon <= 0 || !IsVenue(s[..colon]))
        {
            return false;
        }

        var venue = s[..colon].ToString().ToLowerInvariant();
        var rest = s[(colon + 1)..];
        var second = rest.IndexOf(':');
        var suffix = second < 0 ? default : rest[(second + 1)..];
        var symbol = second < 0 ? rest : rest[..second];
        var dash = symbol.IndexOf('-');
        if (dash < 0)
        {
            if (second >= 0 || !IsAsset(symbol))
            {
                return false;
            }

            var equity = symbol.ToString().ToUpperInvariant();
            result = new InstrumentId($"{venue}:{equity}", venue, equity, null, InstrumentKind.Equity, null);
            return true;
        }

        if (!IsAsset(symbol[..dash]) || !IsAsset(symbol[(dash + 1)..]))
        {
            return false;
        }

        var baseAsset = symbol[..dash].ToString().ToUpperInvariant();
        var quote = symbol[(dash + 1)..].ToString().ToUpperInvariant();
        var pair = $"{venue}:{baseAsset}-{quote}";
        if (second < 0)
        {
            result = new InstrumentId(pair, venue, baseAsset, quote, InstrumentKind.Spot, null);
            return true;
        }

        if (suffix.Equals(PerpetualSuffix, StringComparison.OrdinalIgnoreCase))
        {
            result = new InstrumentId($"{pair}:{PerpetualSuffix}", venue, baseAsset, quote, InstrumentKind.Perpetual, null);
            return true;
        }

        if (suffix.Length == 8
            && DateOnly.TryParseExact(suffix, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var expiry))
        {
            result = new InstrumentId($"{pair}:{suffix}", venue, baseAsset, quote, InstrumentKind.Dated, expiry);
            return true;
        }

        return false;
    }

    /// <summary>Whether two identifiers name the same instrument.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether the canonical texts are equal.</returns>
    public static bool operator ==(InstrumentId left, InstrumentId right) => left.Equals(right);

    /// <summary>Whether two identifiers name different instruments.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether the canonical texts differ.</returns>
    public static bool operator !=(InstrumentId left, InstrumentId right) => !left.Equals(right);

    /// <summary>Whether the left text sorts before the right one.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>The ordinal order of the canonical texts.</returns>
    public static bool operator <(InstrumentId left, InstrumentId right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left text sorts before or with the right one.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>The ordinal order of the canonical texts.</returns>
    public static bool operator <=(InstrumentId left, InstrumentId right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left text sorts after the right one.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>The ordinal order of the canonical texts.</returns>
    public static bool operator >(InstrumentId left, InstrumentId right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left text sorts after or with the right one.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>The ordinal order of the canonical texts.</returns>
    public static bool operator >=(InstrumentId left, InstrumentId right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public bool Equals(InstrumentId other) => string.Equals(_text, other._text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is InstrumentId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _text is null ? 0 : StringComparer.Ordinal.GetHashCode(_text);

    /// <inheritdoc/>
    public int CompareTo(InstrumentId other) => string.CompareOrdinal(_text, other._text);

    /// <summary>The canonical text, which <see cref="Parse(string)"/> reads back to an equal value; empty for <c>default</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _text ?? string.Empty;

    // The separators within a part would make another kind of instrument out of it.
    private static InstrumentId ParseAs(InstrumentKind kind, string text)
    {
        var id = Parse(text, CultureInfo.InvariantCulture);
        return id.Kind == kind
            ? id
            : throw new FormatException($"'{text}' is of kind {id.Kind} instead of {kind}: a part may not contain ':' or '-'.");
    }

    private static bool IsVenue(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '-')
            {
                return false;
            }
        }

        return char.IsAsciiLetterOrDigit(text[0]);
    }

    private static bool IsAsset(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '_'))
            {
                return false;
            }
        }

        return text.Length > 0 && char.IsAsciiLetterOrDigit(text[0]);
    }
}
