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
        new WeightedAverageDescriptor(
            AverageWeights.Symmetric, 10, "swma", "Symmetrically weighted moving average",
            "A mean in which the middle of the window weighs most; smooth, and half a window late.",
            "Weights 1, 2, ... to the middle and down again, as in pandas-ta; swma(4) is that of Pine Script."),
        new WeightedAverageDescriptor(
            AverageWeights.Sine, 14, "sinwma", "Sine weighted moving average",
            "A mean under the arc of a sine: the middle of the window weighs most, both ends least.",
            "Weights sin(i pi / (n+1)) for i from 1 to n, as in pandas-ta."),
        new WeightedAverageDescriptor(
            AverageWeights.Fibonacci, 10, "fwma", "Fibonacci weighted moving average",
            "A mean in which each bar weighs about 1.6 times the one before: quick, with a long tail.",
            "Weights 1, 1, 2, 3, 5, ..., the newest value weighing most, as in pandas-ta."),
        new WeightedAverageDescriptor(
            AverageWeights.Pascal, 10, "pwma", "Pascal weighted moving average",
            "A mean under the binomial coefficients, nearly a bell curve: very smooth, and half a window late.",
            "The n-th row of Pascal's triangle, as in pandas-ta; exact for every n."),
        new MamaDescriptor(),
        new FramaDescriptor(),
        new VidyaDescriptor(),
        new DeviationVidyaDescriptor(),
        new HwmaDescriptor(),
        new JmaDescriptor(),
        new SuperSmootherDescriptor(),
        new LaguerreDescriptor(),
        new AdaptiveLaguerreDescriptor(),
        new VariablePeriodAverageDescriptor(),
        new RibbonDescriptor(),
        new RainbowDescriptor(),
        new HilbertTrendlineDescriptor(),
    ];
}
