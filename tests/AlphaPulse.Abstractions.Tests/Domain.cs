using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Tests;

/// <summary>Generators of domain values.</summary>
internal static class Domain
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Digits = "0123456789";

    public static Gen<string> Venue =>
        from head in Gen.Elements<char>([.. Letters.ToLowerInvariant(), .. Digits])
        from tail in Gen.Elements<char>([.. Letters.ToLowerInvariant(), .. Digits, '-']).ListOf()
        select head + string.Concat(tail.Take(12));

    public static Gen<string> Asset =>
        from head in Gen.Elements<char>([.. Letters, .. Digits])
        from tail in Gen.Elements<char>([.. Letters, .. Digits, '.', '_']).ListOf()
        select head + string.Concat(tail.Take(12));

    public static Gen<string> Instrument =>
        from venue in Venue
        from baseAsset in Asset
        from quote in Asset
        from days in Gen.Choose(0, 50_000)
        from shape in Gen.Choose(0, 3)
        select shape switch
        {
            0 => $"{venue}:{baseAsset}-{quote}",
            1 => $"{venue}:{baseAsset}-{quote}:PERP",
            2 => $"{venue}:{baseAsset}-{quote}:{new DateOnly(2000, 1, 1).AddDays(days).ToString("yyyyMMdd", CultureInfo.InvariantCulture)}",
            _ => $"{venue}:{baseAsset}",
        };

    public static Gen<Timeframe> AnyTimeframe =>
        from unit in Gen.Choose(1, 6)
        from count in Gen.Frequency((3, Gen.Choose(1, 12)), (1, Gen.Choose(1, 400)))
        select new Timeframe(count, (TimeframeUnit)unit);

    public static Gen<DateTimeOffset> Time =>
        from seconds in Gen.Choose(int.MinValue, int.MaxValue)
        from ticks in Gen.Frequency((1, Gen.Constant(0)), (1, Gen.Choose(0, 9_999_999)))
        from offset in Gen.Choose(-14, 14)
        select DateTimeOffset.UnixEpoch.AddSeconds(seconds).AddTicks(ticks).ToOffset(TimeSpan.FromHours(offset));
}
