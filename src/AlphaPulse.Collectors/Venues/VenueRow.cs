using System.Globalization;
using System.Text.Json;

namespace AlphaPulse.Collectors;

/// <summary>
/// One row of an answer. Fields are read by their place in the <see cref="VenueRowLayout"/>, straight from the bytes into exact values;
/// what cannot be read gives a default and leaves the first <see cref="Defect"/>, which makes the row no bar and no trade.
/// </summary>
public ref struct VenueRow
{
    private readonly ReadOnlySpan<byte> _body;
    private readonly ReadOnlySpan<VenueField> _fields;
    private readonly string[] _names;

    internal VenueRow(ReadOnlySpan<byte> body, ReadOnlySpan<VenueField> fields, string[] names, int start, int length, string? defect)
    {
        _body = body;
        _fields = fields;
        _names = names;
        Start = start;
        Length = length;
        Defect = defect;
    }

    /// <summary>What is wrong with the row; <see langword="null"/> where nothing is so far.</summary>
    public string? Defect { readonly get; private set; }

    internal readonly int Start { get; }

    internal readonly int Length { get; }

    /// <summary>Whether a field is there and not <c>null</c>.</summary>
    /// <param name="field">The place of the field.</param>
    /// <returns>Whether it can be read.</returns>
    public readonly bool Has(int field) => _fields[field].Type is not (JsonTokenType.None or JsonTokenType.Null);

    /// <summary>The bytes of a field, a text without its quotes; empty where it is not there.</summary>
    /// <param name="field">The place of the field.</param>
    /// <returns>The bytes as they came.</returns>
    public readonly ReadOnlySpan<byte> Bytes(int field) => _body.Slice(_fields[field].Start, _fields[field].Length);

    /// <summary>Says what is wrong; only the first reason is kept.</summary>
    /// <param name="reason">The reason.</param>
    public void Fail(string reason) => Defect ??= reason;

    /// <summary>Reads a number or a text that is one, digit for digit.</summary>
    /// <param name="field">The place of the field.</param>
    /// <returns>The value.</returns>
    public decimal Decimal(int field)
    {
        if (IsNumber(field) && ExactNumber.TryParse(Bytes(field), out var value))
        {
            return value;
        }

        Fail(Has(field) || _fields[field].Type == JsonTokenType.Null
            ? $"{_names[field]} '{RawText.OfField(Bytes(field))}' is no number that 28 digits hold exactly"
            : $"there is no {_names[field]}");
        return 0;
    }

    /// <summary>Reads a number that may be absent.</summary>
    /// <param name="field">The place of the field.</param>
    /// <returns>The value; <see langword="null"/> where the field is not there or <c>null</c>.</returns>
    public decimal? OptionalDecimal(int field) => Has(field) ? Decimal(field) : null;

    /// <summary>Reads a number of things.</summary>
    /// <param name="field">The place of the field.</param>
    /// <returns>The count.</returns>
    public long Count(int field)
    {
        if (IsNumber(field) && ExactNumber.TryParseWhole(Bytes(field), out var whole))
        {
            return whole;
        }

        var value = Decimal(field);
        if (value >= 0 && value <= long.MaxValue && value == decimal.Truncate(value))
        {
            return (long)value;
        }

        Fail(string.Create(CultureInfo.InvariantCulture, $"{_names[field]} '{value}' is no count"));
        return 0;
    }

    /// <summary>Reads a time that is a number since 1970; whether it counts s, ms, us or ns is told by its range. What is finer than 100 ns is cut off.</summary>
    /// <param name="field">The place of the field.</param>
    /// <returns>The time, UTC.</returns>
    public DateTimeOffset Time(int field)
    {
        if (IsNumber(field) && ExactNumber.TryParseWhole(Bytes(field), out var whole) && EpochTime.UnitOf(whole) is { } unit)
        {
            return EpochTime.Read(whole, unit);
        }

        var before = Defect;
        var value = Decimal(field);
        if (Defect is not null && before is null)
        {
            return default;
        }

        if (VenueTime.TryRead(value, out var time))
        {
            return time;
        }

        Fail(string.Create(CultureInfo.InvariantCulture, $"{_names[field]} '{value}' is no time between 1990 and 2100 in s, ms, us or ns"));
        return default;
    }

    /// <summary>Reads a time that is written out, as in <c>2024-03-13T11:00:17.710679Z</c>; without an offset it is UTC. What is finer than 100 ns is cut off.</summary>
    /// <param name="field">The place of the field.</param>
    /// <returns>The time, UTC.</returns>
    public DateTimeOffset IsoTime(int field)
    {
        if (_fields[field].Type == JsonTokenType.String && VenueTime.TryReadIso(Bytes(field), out var time))
        {
            return time;
        }

        Fail($"{_names[field]} '{RawText.OfField(Bytes(field))}' is no time such as 2024-03-13T11:00:17.710679Z");
        return default;
    }

    /// <summary>Reads a text, or a number as it is written.</summary>
    /// <param name="field">The place of the field.</param>
    /// <returns>The text; empty where there is none.</returns>
    public string Text(int field)
    {
        var type = _fields[field].Type;
        var bytes = Bytes(field);
        if (type is JsonTokenType.Number or JsonTokenType.String && bytes.Length > 0 && !bytes.Contains((byte)'\\'))
        {
            return RawText.OfField(bytes);
        }

        Fail($"{_names[field]} '{RawText.OfField(bytes)}' is no plain text");
        return string.Empty;
    }

    /// <summary>Reads the side of a taker.</summary>
    /// <param name="field">The place of the field.</param>
    /// <param name="buy">How the venue writes that the taker bought.</param>
    /// <param name="sell">How the venue writes that the taker sold.</param>
    /// <returns>The side.</returns>
    public TradeSide Side(int field, ReadOnlySpan<byte> buy, ReadOnlySpan<byte> sell)
    {
        var bytes = Bytes(field);
        if (bytes.SequenceEqual(buy))
        {
            return TradeSide.Buy;
        }

        if (bytes.SequenceEqual(sell))
        {
            return TradeSide.Sell;
        }

        Fail($"{_names[field]} '{RawText.OfField(bytes)}' is no side");
        return TradeSide.Unknown;
    }

    private readonly bool IsNumber(int field) => _fields[field].Type is JsonTokenType.Number or JsonTokenType.String;
}
