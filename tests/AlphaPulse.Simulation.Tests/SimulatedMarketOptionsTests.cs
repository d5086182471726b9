using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Simulation.Tests;

public class SimulatedMarketOptionsTests
{
    public static TheoryData<Action<SimulatedMarketOptions>, string> Defects => new()
    {
        { o => o.Instrument = default, "Instrument names nothing" },
        { o => o.Timeframe = default, "Timeframe is not set" },
        { o => o.Start = o.Start.AddMinutes(30), "Start 2024-01-01T00:30:00.0000000+00:00 is not on the grid of 1h" },
        { o => o.Bars = 0, "Bars is 0" },
        { o => o.Bars = 100_000_001, "Bars is 100000001" },
        { o => (o.Bars, o.Timeframe) = (100_000, Timeframe.Parse("1mo")), "passes the year 9998" },
        { o => o.TickSize = 0, "TickSize is 0" },
        { o => o.TickSize = -0.01m, "TickSize is -0.01" },
        { o => o.TickSize = 0.000000000001m, "over 1000000000000 steps" },
        { o => o.InitialPrice = 100.0005m, "InitialPrice is 100.0005" },
        { o => o.InitialPrice = 0, "InitialPrice is 0" },
        { o => o.LotSize = 0, "LotSize is 0" },
        { o => o.AnnualVolatility = 0, "AnnualVolatility is 0" },
        { o => o.AnnualVolatility = double.NaN, "AnnualVolatility is NaN" },
        { o => o.SignalTStatistic = 51, "SignalTStatistic is 51" },
        { o => o.SignalTStatistic = double.NaN, "SignalTStatistic is NaN" },
        { o => o.OracleFrom = 0.9, "OracleFrom is 0.9 and OracleTo is 0.8" },
        { o => o.OracleTo = double.NaN, "OracleTo is NaN" },
        { o => o.Bars = 499, "less than 100 of 499 bars" },
        { o => o.OracleCost = 0.2, "OracleCost is 0.2" },
        { o => o.GapProbability = 0.51, "GapProbability is 0.51" },
        { o => o.OutageProbability = -1, "OutageProbability is -1" },
        { o => o.ZeroVolumeProbability = 0.6, "ZeroVolumeProbability is 0.6" },
        { o => o.RevisionProbability = double.NaN, "RevisionProbability is NaN" },
    };

    [Theory]
    [MemberData(nameof(Defects))]
    public void Names_each_value_out_of_range(Action<SimulatedMarketOptions> spoil, string defect)
    {
        var options = new SimulatedMarketOptions();
        spoil(options);
        var error = Assert.Throws<ArgumentException>(() => new SimulatedMarket(options));
        Assert.Contains(defect, error.Message, StringComparison.Ordinal);

        using var services = new ServiceCollection().AddAlphaPulse(pulse => pulse.AddSimulation(spoil)).BuildServiceProvider();
        var refused = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());
        Assert.Contains(defect, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Adding_it_again_adds_to_the_configuration_only()
    {
        using var services = new ServiceCollection()
            .AddAlphaPulse(pulse => pulse.AddSimulation(o => (o.Bars, o.Seed) = (1_000, 7)).AddSimulation(o => o.Bars = 2_000))
            .BuildServiceProvider();
        Assert.Single(services.GetServices<IValidateOptions<SimulatedMarketOptions>>());
        var market = Assert.Single(services.GetServices<SimulatedMarket>());
        Assert.Equal(new SimulatedMarket(new SimulatedMarketOptions { Bars = 2_000, Seed = 7 }).Generate(), market.Generate());
    }

    [Fact]
    public void Later_changes_of_the_options_do_not_reach_a_market()
    {
        var options = new SimulatedMarketOptions { Bars = 5, GapProbability = 0, SignalTStatistic = 0 };
        var market = new SimulatedMarket(options);
        options.Bars = 50;
        Assert.Equal(5, market.Generate().Count());
    }
}
