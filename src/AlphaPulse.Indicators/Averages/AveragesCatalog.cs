namespace AlphaPulse.Indicators;

/// <summary>The entries of the catalog that are moving averages.</summary>
internal static class AveragesCatalog
{
    public static IReadOnlyList<IndicatorDescriptor> All { get; } =
    [
        new SmaDescriptor(),
        new EmaDescriptor(),
        new WmaDescriptor(),
        new SmmaDescriptor(),
        new DemaDescriptor(),
        new TemaDescriptor(),
        new TrimaDescriptor(),
        new HmaDescriptor(),
        new KamaDescriptor(),
        new T3Descriptor(),
        new LsmaDescriptor(),
        new TsfDescriptor(),
        new SlopeDescriptor(),
        new InterceptDescriptor(),
        new ZlemaDescriptor(),
        new VwmaDescriptor(),
        new AlmaDescriptor(),
        new MidpointDescriptor(),
        new MidpriceDescriptor(),
        new McGinleyDescriptor(),
    ];
}
