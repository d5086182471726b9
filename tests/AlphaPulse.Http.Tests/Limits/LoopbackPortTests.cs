using AlphaPulse.TestKit;

namespace AlphaPulse.Http.Tests.Limits;

/// <summary>What a client used up at one server of a test never holds at another.</summary>
public class LoopbackPortTests
{
    /// <summary>The system gives ports again: of so many some would surely come twice.</summary>
    [Fact]
    public async Task No_server_gets_the_port_of_an_earlier_one()
    {
        var ports = new HashSet<int>();
        for (var i = 0; i < 1_000; i++)
        {
            await using var server = new LoopbackServer(_ => new(200, "[]"));
            Assert.True(ports.Add(server.Url.Port), $"Port {server.Url.Port} came twice, the second time at server {i}.");
        }
    }
}
