using System.Globalization;
using AlphaPulse.EndToEnd.Tests;
using AlphaPulse.Features;
using AlphaPulse.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace AlphaPulse.Indicators.Skender.Tests;

/// <summary>The indicators in features, hosts and the command line.</summary>
public class UseTests
{
    [Fact]
    public void A_host_adds_them()
    {
        new ServiceCollection().AddAlphaPulse(builder => builder.AddSkenderIndicators().AddSkenderIndicators());
        Assert.NotNull(IndicatorCatalog.Find("skender.rsi"));
        Assert.Equal(SkenderIndicators.Mapped.Count, IndicatorCatalog.Registered.Count(d => d.Name.StartsWith("skender.", StringComparison.Ordinal)));
    }

    [Fact]
    public void Features_take_them()
    {
        SkenderIndicators.Register();
        var set = FeatureSet.Parse("x", "skender.rsi(14)/100", "indicator(skender.macd(12,26,9).signal)-sma(5)", "zscore(20,skender.atr(5).atr)", "skender.ema(3,log_return(1))");
        var bars = Market.Bars.Take(80).ToList();
        var matrix = FeatureMatrix.Compute(set, AlwaysOpenCalendar.Instance, bars);
        var rsi = Market.Rows("skender.rsi(14)", Market.Of<double>(80));
        var row = matrix.Row(79).ToArray();
        Assert.Equal(rsi[79][0] / 100, row[0]);
        Assert.All(row, value => Assert.True(double.IsFinite(value)));
        Assert.Equal(set.Schema.Hash, FeatureSet.FromJson(set.ToJson()).Schema.Hash);
    }

    [Fact]
    public async Task The_command_line_loads_them()
    {
        using var folder = new TemporaryFolder();
        var csv = folder.File("bars-1h.csv");
        await File.WriteAllLinesAsync(csv, Market.Bars.Take(60).Select(b =>
                FormattableString.Invariant($"{b.OpenTime:yyyy-MM-dd'T'HH:mm:ss'Z'},{b.Open},{b.High},{b.Low},{b.Close},{b.Volume}"))
            .Prepend("open_time,open,high,low,close,volume"));
        var plugin = typeof(SkenderIndicators).Assembly.Location;
        string[] compute = ["indicators", "compute", "--input", csv, "--indicator", "skender.rsi(14)", "--number", "double", "--output", "-"];
        var without = await CommandLine.RunAsync(compute);
        Assert.Equal(2, without.ExitCode);
        Assert.Contains("nothing is registered as 'skender'", without.Errors, StringComparison.Ordinal);

        var with = await CommandLine.RunAsync([.. compute, "--indicators-from", plugin]);
        Assert.Equal("", with.Errors);
        Assert.Equal(0, with.ExitCode);
        var lines = with.Output.Split('\n');
        Assert.Equal("open_time,skender.rsi(14)", lines[0]);
        var expected = Market.Rows("skender.rsi(14)", Market.Of<double>(60))[59][0]!.Value;
        Assert.EndsWith("," + expected.ToString("R", CultureInfo.InvariantCulture), lines[60], StringComparison.Ordinal);

        var listed = await CommandLine.RunAsync("indicators", "list", "--json", "--indicators-from", plugin);
        Assert.Contains("\"skender.bollingerbands(20,2)\"", listed.Output, StringComparison.Ordinal);
    }
}
