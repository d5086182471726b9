namespace AlphaPulse.Indicators;

/// <summary>The entries of the catalog that are bands, channels, trailing stops and levels.</summary>
internal static class ChannelsCatalog
{
    public static IReadOnlyList<IndicatorDescriptor> All { get; } =
    [
        new BollingerBandsDescriptor(),
        new DonchianDescriptor(),
        new SuperTrendDescriptor(),
        new EnvelopeDescriptor(),
        new PercentBDescriptor(),
        new BandwidthDescriptor(),
        new KeltnerDescriptor(),
        new AccelerationBandsDescriptor(),
        new StarcDescriptor(),
        new AberrationDescriptor(),
        new HoltWinterChannelDescriptor(),
        new DeviationChannelDescriptor(),
        new ProfitMaximizerDescriptor(),
        new AlphaTrendDescriptor(),
        new AtrStopDescriptor(),
        new ChandelierDescriptor(),
        new ChandeKrollDescriptor(),
        new VolatilityStopDescriptor(),
        new IchimokuDescriptor(),
        new AlligatorDescriptor(),
        new GatorDescriptor(),
        new HighLowActivatorDescriptor(),
        new ParabolicSarDescriptor(),
        new ParabolicSarExtendedDescriptor(),
        new ZigZagDescriptor(),
        new SwingPivotsDescriptor(),
        new FractalDescriptor(),
        new FractalBandsDescriptor(),
        new VwapDescriptor(),
        new PivotPointsDescriptor(
            PivotMethod.Classic, "pivotpts", "Pivot points", 3, "The levels of the floor traders: 2 P - H, P - (H - L), L - 2 (H - P) and their mirrors, P the typical price (Skender: standard)."),
        new PivotPointsDescriptor(
            PivotMethod.Fibonacci, "pivotfibonacci", "Pivot points of Fibonacci", 3, "The typical price plus and minus 0.382, 0.618 and 1 times the range, as in Skender."),
        new PivotPointsDescriptor(
            PivotMethod.Woodie, "pivotwoodie", "Pivot points of Woodie", 3, "Ken Wood: as the classic ones, with the pivot (H + L + 2 open) / 4 of the present window's open, as in Skender."),
        new PivotPointsDescriptor(
            PivotMethod.Camarilla, "pivotcamarilla", "Camarilla pivot points", 4, "Nick Scott, 1989: the close plus and minus 1.1 / 12, / 6, / 4 and / 2 of the range; the pivot is the close, as in Skender."),
        new PivotPointsDescriptor(
            PivotMethod.DeMark, "pivotdemark", "Pivot points of DeMark", 1, "Tom DeMark, The New Science of Technical Analysis, 1994: X = H + L + C plus L after a fall, H after a rise, else C; X / 4, X / 2 - H and X / 2 - L."),
    ];
}
