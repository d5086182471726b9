using AlphaPulse.Backtesting;
using AlphaPulse.Features;
using AlphaPulse.Simulation;

namespace AlphaPulse.Training.Tests;

/// <summary>Bars and rows that the tests of this project share.</summary>
internal static class Scene
{
    public static readonly TradingCosts Costs = new() { FeeBasisPoints = 10 };

    public static IReadOnlyList<Bar> Bars(int count, double tStatistic, long seed = 3) =>
        [.. new SimulatedMarket(new SimulatedMarketOptions { Bars = count, SignalTStatistic = tStatistic, Seed = seed }).Generate()];

    public static FeatureMatrix Rows(IReadOnlyList<Bar> bars) =>
        FeatureMatrix.Compute(FeatureSets.Standard, AlwaysOpenCalendar.Instance, bars);

    public static TrainingResult Train(IReadOnlyList<Bar> bars, TrainingOptions? options = null) =>
        new ModelTrainer(options ?? new TrainingOptions(), Costs).Train(Rows(bars), AlwaysOpenCalendar.Instance, new string('0', 64));
}
