using System.Globalization;

namespace AlphaPulse.Collectors;

/// <summary>Reads the time column of one file: the first time that can be read settles the format, and another format later is refused.</summary>
internal sealed class TimeColumn
{
    private const string Iso = "ISO-8601";
    private readonly bool _isDeclared;
    private EpochUnit? _unit;
    private bool _isIso;
    private string? _evidence;
    private long _withoutOffset;
    private long _datesOnly;

    public TimeColumn(EpochUnit? declared)
    {
        _isDeclared = declared is not null;
        _unit = declared;
    }

    /// <summary>The order of dates with the year at the end, once the file has told it.</summary>
    public DateOrder? DateOrder { get; set; }

    /// <summary>The unit of the file; <see langword="null"/> for times in ISO-8601 or before one was read.</summary>
    public EpochUnit? Unit => _unit;

    /// <summary>Whether any time could be read.</summary>
    public bool IsSettled => _isIso || _evidence is not null;

    /// <summary>What was told about the times.</summary>
    public IEnumerable<string> Findings
    {
        get
        {
            if (!_isDeclared && _unit is { } unit && _evidence is not null)
            {
                yield return $"time: numbers in {EpochTime.NameOf(unit)} since 1970, told from the first data row ({_evidence}).";
            }

            if (_datesOnly > 0)
            {
                yield return string.Create(
                    CultureInfo.InvariantCulture, $"time: {_datesOnly} rows have a date alone, read as 00:00 UTC of that trading date.");
            }

            if (_withoutOffset > 0)
            {
                yield return string.Create(
                    CultureInfo.InvariantCulture, $"time: {_withoutOffset} rows have a time without an offset, read as UTC.");
            }
        }
    }

    /// <summary>Reads one time.</summary>
    /// <returns>Why it cannot be read, or <see langword="null"/>.</returns>
    public string? Read(ReadOnlySpan<byte> text, out DateTimeOffset time) =>
        text.Length > 4 && text[4] == '-' ? ReadIso(text, out time)
        : DateText.TryToIso(text, DateOrder, out var iso) ? ReadIso(iso, out time)
        : ReadEpoch(text, out time);

    /// <summary>Reads a time in the unit that its own form and range tell, whatever the file began with.</summary>
    /// <returns>The unit in words, or <see langword="null"/> where it cannot be read.</returns>
    public static string? ReadInOwnUnit(ReadOnlySpan<byte> text, out DateTimeOffset time)
    {
        if (text.Length > 4 && text[4] == '-')
        {
            return IsoTime.Read(text, out time, out _) is null ? Iso : null;
        }

        time = default;
        return DecimalText.TryParseExact(text, out var value) && EpochTime.UnitOf(value) is { } unit && EpochTime.Read(value, unit, out time) is null
            ? EpochTime.NameOf(unit)
            : null;
    }

    /// <summary>Whether the form and range of a time tell another unit than that of its file.</summary>
    /// <param name="text">The time.</param>
    /// <param name="unit">The unit of the file; <see langword="null"/> for ISO-8601.</param>
    public static bool IsInOtherUnit(ReadOnlySpan<byte> text, EpochUnit? unit) =>
        ReadInOwnUnit(text, out _) is { } own && own != (unit is { } known ? EpochTime.NameOf(known) : Iso);

    private static string Switches(string here, string before) =>
        $"is in {here} and the file in {before}: the time unit switches";

    private string? ReadIso(ReadOnlySpan<byte> text, out DateTimeOffset time)
    {
        var defect = IsoTime.Read(text, out time, out var form);
        if (defect is not null)
        {
            return defect;
        }

        if (_unit is { } unit)
        {
            return Switches(Iso, EpochTime.NameOf(unit));
        }

        _isIso = true;
        _datesOnly += form == IsoTime.Form.DateOnly ? 1 : 0;
        _withoutOffset += form == IsoTime.Form.WithoutOffset ? 1 : 0;
        return null;
    }

    private string? ReadEpoch(ReadOnlySpan<byte> text, out DateTimeOffset time)
    {
        time = default;
        if (!DecimalText.TryParseExact(text, out var value))
        {
            return "is no time";
        }

        var likely = EpochTime.UnitOf(value);
        if (_isIso)
        {
            return Switches(likely is { } other ? EpochTime.NameOf(other) : "numbers", Iso);
        }

        if (_unit is not { } unit)
        {
            if (likely is not { } told)
            {
                return "lies between 1990 and 2100 in no unit; declare ImportOptions.EpochUnit";
            }

            _unit = unit = told;
        }
        else if (likely is { } other && other != unit)
        {
            return Switches(EpochTime.NameOf(other), EpochTime.NameOf(unit));
        }
        else if (likely is null && !_isDeclared)
        {
            return $"does not lie between 1990 and 2100 in {EpochTime.NameOf(unit)}; declare ImportOptions.EpochUnit";
        }

        _evidence ??= RawText.OfField(text);
        return EpochTime.Read(value, unit, out time);
    }
}
