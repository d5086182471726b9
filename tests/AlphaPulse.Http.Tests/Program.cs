using System.Diagnostics;
using System.Globalization;
using AlphaPulse.Http;

// A process of its own that shares a budget: folder, limit, window in ms, flight in ms, requests, and whether it keeps them.
if (args is not [var folder, var limit, var window, var flight, var requests, var keeps])
{
    return 2;
}

static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
var budget = new RateBudget("shared", TimeProvider.System, [new RateLimit("weight", Number(limit), TimeSpan.FromMilliseconds(Number(window)))], folder);
for (var i = 0; i < Number(requests); i++)
{
    var lease = await budget.AcquireAsync(new RateDemand { Flight = TimeSpan.FromMilliseconds(Number(flight)) });
    Console.WriteLine(Stopwatch.GetTimestamp().ToString(CultureInfo.InvariantCulture));
    if (keeps == "false")
    {
        lease.Dispose();
    }
}

Console.WriteLine("done");
await Console.In.ReadToEndAsync();
return 0;
