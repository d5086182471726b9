using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace AlphaPulse.Collectors;

/// <summary>Reads values of stream messages from their text, exactly or not at all.</summary>
/// <remarks>What is wrong is a <see cref="JsonException"/>, which <see cref="VenueStreamParser.Parse"/> turns into a <see cref="VenueException"/>.</remarks>
public static class StreamValue
{
    /// <summary>A number, digit for digit.</summary>
    /// <param name="text">The text, without quotes.</param>
    /// <param name="name">What it is, for errors.</param>
    /// <returns>The number.</returns>
    /// <exception cref="JsonException">It is no number that 28 digits hold exactly.</exception>
    public static decimal Decimal(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name) =>
        ExactNumber.TryParse(text, out var value) ? value : throw Missing(name, "a number that 28 digits hold exactly", text);

    /// <summary>A whole number.</summary>
    /// <param name="text">The text, without quotes.</param>
    /// <param name="name">What it is, for errors.</param>
    /// <returns>The number.</returns>
    /// <exception cref="JsonException">It is no whole number of 64 bits.</exception>
    public static long Int64(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name) =>
        Utf8Parser.TryParse(text, out long value, out var used) && used == text.Length && used > 0 ? value : throw Missing(name, "a whole number", text);

    /// <summary>A time in milliseconds since 1970.</summary>
    /// <param name="text">The text, without quotes.</param>
    /// <param name="name">What it is, for errors.</param>
    /// <returns>The time, UTC.</returns>
    /// <exception cref="JsonException">It is no time in milliseconds between 1990 and 2100.</exception>
    public static DateTimeOffset Milliseconds(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name)
    {
        if (ExactNumber.TryParseWhole(text, out var whole) && EpochTime.UnitOf(whole) == EpochUnit.Milliseconds)
        {
            return EpochTime.Read(whole, EpochUnit.Milliseconds);
        }

        var value = Decimal(text, name);
        return EpochTime.UnitOf(value) == EpochUnit.Milliseconds && EpochTime.Read(value, EpochUnit.Milliseconds, out var time) is null
            ? time
            : throw Missing(name, "a time in milliseconds between 1990 and 2100", text);
    }

    /// <summary>Seconds since 1970 with a fraction; digits finer than 100 ns are cut off.</summary>
    /// <param name="text">The text, without quotes.</param>
    /// <param name="name">What it is, for errors.</param>
    /// <returns>The time, UTC.</returns>
    /// <exception cref="JsonException">It is no time in seconds between 1990 and 2100.</exception>
    public static DateTimeOffset Seconds(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name)
    {
        var value = Decimal(text, name);
        if (EpochTime.UnitOf(value) != EpochUnit.Seconds)
        {
            throw Missing(name, "a time in seconds between 1990 and 2100", text);
        }

        return DateTimeOffset.UnixEpoch.AddTicks((long)decimal.Truncate(value * TimeSpan.TicksPerSecond));
    }

    /// <summary>A time of ISO 8601 with its offset.</summary>
    /// <param name="text">The text, without quotes.</param>
    /// <param name="name">What it is, for errors.</param>
    /// <returns>The time, UTC.</returns>
    /// <exception cref="JsonException">It is no time with its offset.</exception>
    public static DateTimeOffset IsoTime(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name) =>
        Collectors.IsoTime.Read(text, out var time, out var form) is null && form == Collectors.IsoTime.Form.Complete
            ? time
            : throw Missing(name, "a time in ISO 8601 with its offset", text);

    /// <summary>Makes the error of a value that is not what it must be; throw it.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="expected">What it must be, in words.</param>
    /// <param name="found">What was found; empty for nothing.</param>
    /// <returns>The error.</returns>
    public static JsonException Missing(ReadOnlySpan<byte> name, string expected, ReadOnlySpan<byte> found) =>
        new($"{Encoding.UTF8.GetString(name)} is '{RawText.OfField(found)}' instead of {expected}");
}
