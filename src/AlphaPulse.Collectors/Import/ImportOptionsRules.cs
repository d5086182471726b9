namespace AlphaPulse.Collectors;

/// <summary>The ranges of <see cref="ImportOptions"/>.</summary>
internal static class ImportOptionsRules
{
    private const int GreatestBatch = 1_000_000;
    private static readonly TimeSpan GreatestLag = TimeSpan.FromDays(30);

    public static void Check(ImportOptions options)
    {
        CsvDialectRules.Check(options.Dialect, nameof(options));
        if (options.MaximumUnpackedBytes < 1)
        {
            throw new ArgumentOutOfRangeException(
                nameof(options), options.MaximumUnpackedBytes, "ImportOptions.MaximumUnpackedBytes must be at least 1.");
        }

        if (options.BatchSize is < 1 or > GreatestBatch)
        {
            throw new ArgumentOutOfRangeException(
                nameof(options), options.BatchSize, "ImportOptions.BatchSize must be from 1 to 1,000,000.");
        }

        if (options.AvailabilityLag < TimeSpan.Zero || options.AvailabilityLag > GreatestLag)
        {
            throw new ArgumentOutOfRangeException(
                nameof(options), options.AvailabilityLag, "ImportOptions.AvailabilityLag must be from zero to 30 days.");
        }

        if (options.EpochUnit is { } unit && !Enum.IsDefined(unit))
        {
            throw new ArgumentOutOfRangeException(nameof(options), unit, "ImportOptions.EpochUnit is no unit.");
        }

        if (options.Instrument is { Kind: InstrumentKind.None } || options.Timeframe is { Unit: TimeframeUnit.None })
        {
            throw new ArgumentException("ImportOptions.Instrument or Timeframe is a default value; leave it null to have it told.", nameof(options));
        }
    }
}
