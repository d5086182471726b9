using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace AlphaPulse.TestKit;

/// <summary>
/// Gives each server of this process a port of its own. Clients keep limits, bans and circuit breakers by host and port, as venues count, and
/// the system gives the port of a server that ended to another: a test would begin with what an earlier one had used up.
/// </summary>
internal static class LoopbackPorts
{
    private static readonly ConcurrentDictionary<int, bool> Given = new();

    /// <summary>Listens on a free port of the loopback address that no server of this process had.</summary>
    public static TcpListener Listen()
    {
        // What is no use is held until there is another, so that the system does not give it again.
        var held = new List<TcpListener>();
        try
        {
            while (true)
            {
                var listener = new TcpListener(IPAddress.Loopback, 0);
                listener.Start();
                if (Given.TryAdd(((IPEndPoint)listener.LocalEndpoint).Port, true))
                {
                    return listener;
                }

                held.Add(listener);
            }
        }
        finally
        {
            held.ForEach(listener => listener.Dispose());
        }
    }
}
