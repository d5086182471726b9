using AlphaPulse.Drift;
using AlphaPulse.Features;
using AlphaPulse.Simulation;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Hosting.Tests.Drift;

/// <summary>The false alarms a year of a profile are those of a year of its own bars.</summary>
public class ProfileYearTests
{
    [Theory]
    [InlineData("always", "1m", 525_600)]
    [InlineData("always", "1h", 8_760)]
    [InlineData("always", "4h", 2_190)]
    [InlineData("always", "1d", 365)]
    [InlineData("nyse", "1d", 251)]
    public void A_year_that_is_not_set_is_counted_on_the_calendar(string calendar, string timeframe, int expected)
    {
        var counted = Fit(calendar, timeframe, null);

        Assert.Equal(Fit(calendar, timeframe, expected), counted);
        Assert.NotEqual(Fit(calendar, timeframe, 2 * expected), counted);
    }

    /// <summary>The bytes of the profile of a simulated series, with a year that is set or not.</summary>
    private static byte[] Fit(string calendar, string timeframe, int? rowsPerYear)
    {
        var bars = new SimulatedMarket(new SimulatedMarketOptions { Bars = 1_000, Timeframe = Timeframe.Parse(timeframe) }).Generate().ToList();
        var features = FeatureMatrix.Compute(FeatureSet.Parse("few", "log_return(1)", "volatility(24)"), AlwaysOpenCalendar.Instance, bars);
        var factory = new DriftMonitorFactory(Options.Create(new DriftOptions { RowsPerYear = rowsPerYear }));
        return ReferenceProfileFile.ToBytes(DriftWatch.FitProfile(factory, features, TradingCalendars.Get(calendar), features.Count));
    }
}
