using Microsoft.Extensions.DependencyInjection;

namespace AlphaPulse.Features.Tests;

/// <summary>What is missing is named with the column that needs it and with the remedy; nothing is computed without it.</summary>
public class FeatureInputTests
{
    private static readonly ITradingCalendar Calendar = AlwaysOpenCalendar.Instance;
    private static readonly BarSeriesId Ether = new(InstrumentId.Parse("test:ETH-BBB"), Timeframe.OneHour);

    [Fact]
    public void A_batch_without_the_bars_of_another_instrument_is_refused()
    {
        var set = FeatureSet.Parse("mine", "log_return(1)", "log_return(1) - log_return(1)@ETH", "close@ETH@4h");
        var refused = Assert.Throws<FeatureInputException>(() => FeatureMatrix.Compute(set, Calendar, Series.Simulated(50)));
        Assert.Equal(("log_return(1) - log_return(1)@ETH", "ETH"), (refused.Column, refused.Input));
        Assert.Contains("AddFeatureStream", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_batch_without_a_source_is_refused_where_no_form_without_it_exists()
    {
        var set = FeatureSet.Parse("mine", "log_return(1)", "sma(3,input(mood))");
        var refused = Assert.Throws<FeatureInputException>(() => FeatureMatrix.Compute(set, Calendar, Series.Simulated(50)));
        Assert.Equal(("sma(3,input(mood))", "mood"), (refused.Column, refused.Input));
        Assert.Contains("AddFeatureSource", refused.Message, StringComparison.Ordinal);
        Assert.Equal("stationary39", FeatureMatrix.Compute(FeatureSets.Stationary52, Calendar, Series.Simulated(50)).Schema.Name);
    }

    [Fact]
    public void A_timeframe_that_rows_do_not_fill_is_named_with_its_column()
    {
        var set = FeatureSet.Parse("mine", "log_return(1)", "rsi(14)@90m");
        var refused = Assert.Throws<FeatureInputException>(() => FeatureMatrix.Compute(set, Calendar, Series.Simulated(50)));
        Assert.Equal(("rsi(14)@90m", "90m"), (refused.Column, refused.Input));
    }

    [Fact]
    public async Task A_host_reads_other_instruments_from_its_store_and_takes_its_sources()
    {
        var ether = Series.Simulated(60, seed: 9).Select(b => new Bar(Ether, b.OpenTime, b.Open, b.High, b.Low, b.Close, b.Volume, b.AvailableAt, b.Provenance)).ToList();
        var source = new ObservationSource([new FeatureObservation(Series.Start, Series.Start, 1)]);
        await using var provider = Provide(new ListStore(ether), pulse => pulse.AddFeatureStream("ETH", Ether.Instrument).AddFeatureSource("mood", _ => source));
        var loader = provider.GetRequiredService<FeatureInputLoader>();
        var inputs = await loader.LoadAsync(FeatureSet.Parse("mine", "close@ETH", "close@test:ETH-BBB", "input(mood)"), Series.Id);
        Assert.Equal(ether, inputs.Streams["ETH"]);
        Assert.Equal(ether, inputs.Streams["test:ETH-BBB"]);
        Assert.Same(source, inputs.Sources["mood"]);
        Assert.Same(FeatureInputs.None, await loader.LoadAsync(FeatureSets.Core, Series.Id));

        // Nothing is supplied that the set does not ask for, and a set with a form without a source is content with that.
        Assert.Same(FeatureInputs.None, await loader.LoadAsync(FeatureSets.Stationary52, Series.Id));
    }

    [Theory]
    [InlineData("close@SOL", "SOL", "AddFeatureStream")]
    [InlineData("close@test:SOL-BBB", "test:SOL-BBB", "holds no bars")]
    [InlineData("input(fear)", "fear", "AddFeatureSource")]
    public async Task A_host_that_did_not_supply_an_input_is_told_how(string column, string input, string remedy)
    {
        await using var provider = Provide(new ListStore([]), _ => { });
        var refused = await Assert.ThrowsAsync<FeatureInputException>(
            () => provider.GetRequiredService<FeatureInputLoader>().LoadAsync(FeatureSet.Parse("mine", "log_return(1)", column), Series.Id));
        Assert.Equal((column, input), (refused.Column, refused.Input));
        Assert.Contains(remedy, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_without_a_store_is_told_so()
    {
        await using var provider = Provide(null, pulse => pulse.AddFeatureStream("ETH", Ether.Instrument));
        var refused = await Assert.ThrowsAsync<FeatureInputException>(
            () => provider.GetRequiredService<FeatureInputLoader>().LoadAsync(FeatureSet.Parse("mine", "close@ETH"), Series.Id));
        Assert.Contains("no bar store", refused.Message, StringComparison.Ordinal);
    }

    private static ServiceProvider Provide(IBarStore? store, Action<IAlphaPulseBuilder> configure)
    {
        var services = new ServiceCollection();
        services.AddAlphaPulse(pulse => configure(pulse.AddFeatures()));
        if (store is not null)
        {
            services.AddSingleton(store);
        }

        return services.BuildServiceProvider();
    }

    private sealed class ListStore(IReadOnlyList<Bar> bars) : IBarStore
    {
        public Task<BarWriteResult> WriteAsync(IReadOnlyList<Bar> written, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public IAsyncEnumerable<Bar> ReadAsync(BarQuery query, CancellationToken cancellationToken = default) =>
            bars.Where(b => b.Series == query.Series).ToAsyncEnumerable();

        public IAsyncEnumerable<BarRevision> ReadRevisionsAsync(BarQuery query, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<IReadOnlyList<BarSeriesSummary>> ListSeriesAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }
}
