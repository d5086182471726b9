namespace AlphaPulse.Collectors;

/// <summary>All detectors of an audit.</summary>
internal static class AuditDetectors
{
    public static IAuditDetector[] Create(AuditContext context) =>
    [
        new BarRulesDetector(context),
        new DuplicateDetector(context),
        new OrderDetector(context),
        new TimeUnitDetector(context),
        new OffGridTimeDetector(context),
        new GapDetector(context),
        new InterpolationDetector(context),
        new FlatRunDetector(context),
        new StaleVolumeDetector(context),
        OffGridDetector.OfPrices(context),
        OffGridDetector.OfSizes(context),
        new DoubleNoiseDetector(context),
        new NotationDetector(context),
        new DecimalsDetector(context),
        new DeadSymbolDetector(context),
        new ReusedSymbolDetector(context),
        new SplitDetector(context),
    ];
}
