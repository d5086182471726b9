using Microsoft.Extensions.DependencyInjection;

namespace AlphaPulse.Tests;

public class AddAlphaPulseTests
{
    [Fact]
    public void Calling_it_again_adds_nothing()
    {
        var services = new ServiceCollection();
        services.AddAlphaPulse(_ => { });
        var before = services.Count;
        services.AddAlphaPulse(_ => { });
        Assert.Equal(before, services.Count);
        Assert.Same(TimeProvider.System, Assert.Single(services, s => s.ServiceType == typeof(TimeProvider)).ImplementationInstance);
    }

    [Fact]
    public void The_clock_of_the_host_wins()
    {
        var services = new ServiceCollection();
        var clock = new StoppedClock();
        services.AddSingleton<TimeProvider>(clock);
        services.AddAlphaPulse(_ => { });
        Assert.Same(clock, Assert.Single(services, s => s.ServiceType == typeof(TimeProvider)).ImplementationInstance);
    }

    [Fact]
    public void Parts_reach_the_services_of_the_host()
    {
        var services = new ServiceCollection();
        Assert.Same(services, services.AddAlphaPulse(pulse => Assert.Same(services, pulse.Services)));
        Assert.Throws<ArgumentNullException>(() => services.AddAlphaPulse(null!));
    }

    private sealed class StoppedClock : TimeProvider
    {
    }
}
