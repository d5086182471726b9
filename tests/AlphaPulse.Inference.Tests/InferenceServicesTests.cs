using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace AlphaPulse.Inference.Tests;

/// <summary>What a host gets that adds inference and nothing else.</summary>
public class InferenceServicesTests
{
    /// <summary>An engine without them knows no cut, and its signals are settled across splits.</summary>
    [Fact]
    public async Task Engines_of_a_host_know_the_cuts_of_its_ledger()
    {
        var split = new InstrumentEvent(Scene.Series.Instrument, InstrumentEventKind.Split, Scene.Hour(3), Scene.Hour(1), "notice") { SplitRatio = 10 };
        var services = new ServiceCollection();
        services.AddSingleton(Giving<IModelRegistry>.Create(Task.FromResult(Scene.Model())));
        services.AddSingleton(Giving<IInstrumentLifeLedger>.Create(Task.FromResult<IReadOnlyList<InstrumentEvent>>([split])));
        services.AddAlphaPulse(pulse => pulse.AddInference());
        await using var provider = services.BuildServiceProvider();
        var engine = await provider.GetRequiredService<SignalEngineFactory>().CreateAsync("m-test", AlwaysOpenCalendar.Instance, SignalMode.Shadow);
        Assert.Equal((split.At, split.KnownAt), (Assert.Single(engine.Cuts).At, engine.Cuts[0].KnownAt));
    }

#pragma warning disable CA1852 // The proxy that is made at run time derives from it.
    /// <summary>A service of which one method is called.</summary>
    private class Giving<T> : DispatchProxy
#pragma warning restore CA1852
        where T : class
    {
        private object? _answer;

        public static T Create(object answer)
        {
            var service = Create<T, Giving<T>>();
            ((Giving<T>)(object)service)._answer = answer;
            return service;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => _answer;
    }
}
